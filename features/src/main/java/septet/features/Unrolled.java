package septet.features;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a class whose methods call those of some parts, one after the other and without a loop. Each part is a constant of that class, and parts are records, so the
/// just-in-time compiler knows every number in them, as if the class had been written for this plan by hand. What it does is what a loop over the parts does.
final class Unrolled {
    /// Parts of one method: far below what a class file allows, and below where the compiler takes a method for too large.
    private static final int MOST = 128;

    private Unrolled() {}

    /// @param type  an interface whose methods tell whether they succeeded, or nothing; all parts are called, and all must succeed
    /// @param parts at least one
    static <T> T of(Class<T> type, List<? extends T> parts) {
        return parts.size() <= MOST ? made(type, parts) : of(type, divided(parts).map(some -> made(type, some)).toList());
    }

    private static <T> Stream<List<T>> divided(List<T> parts) {
        return IntStream.iterate(0, from -> from < parts.size(), from -> from + MOST).mapToObj(from -> parts.subList(from, Math.min(parts.size(), from + MOST)));
    }

    private static <T> T made(Class<T> type, List<? extends T> parts) {
        ClassDesc self = ClassDesc.of(Unrolled.class.getPackageName(), type.getSimpleName() + "Unrolled");
        byte[] made = ClassFile.of().build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(type.describeConstable().orElseThrow());
            builder.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0,
                    code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            for (Method method : type.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers())) builder.withMethodBody(method.getName(), signature(method), ClassFile.ACC_PUBLIC, code -> body(code, type, method, parts.size()));
            }
        });
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClassWithClassData(made, List.copyOf(parts), true);
            return type.cast(lookup.findConstructor(lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class)).invoke());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodTypeDesc signature(Method method) {
        return MethodTypeDesc.of(desc(method.getReturnType()), List.of(method.getParameterTypes()).stream().map(Unrolled::desc).toList());
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private static void body(CodeBuilder code, Class<?> type, Method method, int parts) {
        boolean tells = method.getReturnType() == boolean.class;
        if (tells) code.iconst_1();
        for (int part = 0; part < parts; part++) {
            code.ldc(DynamicConstantDesc.ofNamed(ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, desc(type), part));
            for (int i = 0; i < method.getParameterCount(); i++) code.loadLocal(TypeKind.from(desc(method.getParameterTypes()[i])), code.parameterSlot(i));
            code.invokeinterface(desc(type), method.getName(), signature(method));
            if (tells) code.iand();
        }
        if (tells) code.ireturn();
        else code.return_();
    }
}
