package dev.mockbank.server;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a class has a field, a parameter or a result that is a `float` or a `double`, or calls anything that has.
/// ArchUnit's own dependencies leave the primitive types out.
final class UseBinaryFractions extends ArchCondition<JavaClass> {

    private static final Set<String> FRACTIONS = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    UseBinaryFractions() {
        super("use float or double");
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
        var fields = checked.getFields().stream()
                .filter(field -> isFraction(field.getRawType()))
                .map(Object::toString);
        var codeUnits = checked.getCodeUnits().stream()
                .filter(unit -> hasFraction(unit))
                .map(Object::toString);
        var calls = checked.getCodeUnitCallsFromSelf().stream()
                .filter(call -> hasFraction(call.getTarget()))
                .map(call -> call.getDescription());
        Stream.of(fields, codeUnits, calls)
                .flatMap(found -> found)
                .forEach(found -> events.add(SimpleConditionEvent.satisfied(checked, found)));
    }

    private static boolean hasFraction(JavaCodeUnit unit) {
        return isFraction(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(UseBinaryFractions::isFraction);
    }

    private static boolean hasFraction(CodeUnitCallTarget target) {
        return isFraction(target.getRawReturnType())
                || FRACTIONS.contains(target.getOwner().getName())
                || target.getRawParameterTypes().stream().anyMatch(UseBinaryFractions::isFraction);
    }

    private static boolean isFraction(JavaClass type) {
        return FRACTIONS.contains(type.getBaseComponentType().getName());
    }
}
