package septet.design;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One of several kinds of a thing, written `KIND` or `{KIND: settings}`; or, with [#byKey], a mapping that is known by a key of its own.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    String says();

    /// As it is written, where that is not the record's name with blanks (`BoostedTrees` is `boosted trees`).
    String name() default "";

    int wave() default 1;

    /// The key by which a mapping of this kind is known; then its keys stand without the name of a kind.
    String byKey() default "";
}
