package septet.design;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A key of the design language. Binding, schema, reference and `explain` all come from these.
/// A key may be left out where its type is `Optional` or where it has a default.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /// One or two sentences for the user: what it says, and why one would change it.
    String says();

    /// As it is written, where that is not the component's name with blanks (`forEach` is `for each`).
    String name() default "";

    /// The default, as it would be written.
    String byDefault() default "";

    /// The wave of the language in which it is built.
    int wave() default 1;

    String[] examples() default {};
}
