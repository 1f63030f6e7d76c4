package septet.design;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an editor offers where a line of this kind is written: whole values, and beginnings to be filled in.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Offers {
    String[] value();
}
