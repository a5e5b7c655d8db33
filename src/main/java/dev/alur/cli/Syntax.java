package dev.alur.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/// What a command takes, told to picocli. Annotations would say it as well, but for each kind of them Java
/// writes a class when a command starts, which took a fifth of a short one's time.
final class Syntax {
    private final CommandSpec spec;
    private int parameters;

    /// @param command what the command line calls when it is understood
    Syntax(String name, Object command) {
        spec = CommandSpec.wrapWithoutInspection(command).name(name).versionProvider(new AlurCommand.Version());
        spec.usageMessage().sortOptions(false).autoWidth(true);
    }

    CommandSpec spec() {
        return spec;
    }

    /// The options that each command has, behind its own.
    void help() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .descriptionKey("mixinStandardHelpOptions.help")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .descriptionKey("mixinStandardHelpOptions.version")
                .build());
    }

    /// An option that all verbs below take, too.
    <T> void inherited(
            String[] names, String label, Class<T> type, @Nullable ITypeConverter<?> converter, Consumer<T> to) {
        OptionSpec.Builder option =
                OptionSpec.builder(names).scopeType(ScopeType.INHERIT).type(type);
        if (converter != null) {
            option.converters(converter);
        }
        if (!label.isEmpty()) {
            option.paramLabel(label);
        }
        add(option, new Slot(to));
    }

    void flag(String name, Consumer<Boolean> to) {
        add(OptionSpec.builder(name).type(boolean.class), new Slot(to));
    }

    /// @param otherwise what it is where nobody gives it, or null
    <T> void option(String name, String label, Class<T> type, @Nullable String otherwise, Consumer<T> to) {
        add(OptionSpec.builder(name).paramLabel(label).type(type).defaultValue(otherwise), new Slot(to));
    }

    /// An option that has to be given.
    <T> void needed(String name, String label, Class<T> type, Consumer<T> to) {
        add(OptionSpec.builder(name).paramLabel(label).type(type).required(true), new Slot(to));
    }

    /// An option that may be given several times.
    ///
    /// @param split what parts several that are given at once; empty for nothing
    void list(String name, String label, String split, Consumer<List<String>> to) {
        add(
                OptionSpec.builder(name)
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(split),
                new Slot(to));
    }

    void set(String name, String label, Consumer<Set<String>> to) {
        add(OptionSpec.builder(name).paramLabel(label).type(Set.class).auxiliaryTypes(String.class), new Slot(to));
    }

    /// The next parameter.
    ///
    /// @param arity `1`, or `0..1` where it may be left out
    <T> void parameter(String label, Class<T> type, String arity, @Nullable String otherwise, Consumer<T> to) {
        add(
                PositionalParamSpec.builder()
                        .index(String.valueOf(parameters++))
                        .paramLabel(label)
                        .type(type)
                        .arity(arity)
                        .required(isNeeded(arity))
                        .defaultValue(otherwise),
                new Slot(to));
    }

    /// All further parameters.
    void parameters(String label, String arity, Consumer<List<String>> to) {
        add(
                PositionalParamSpec.builder()
                        .index(parameters + "..*")
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity(arity)
                        .required(isNeeded(arity)),
                new Slot(to));
    }

    private static boolean isNeeded(String arity) {
        return !arity.startsWith("0");
    }

    private void add(OptionSpec.Builder option, Slot slot) {
        spec.addOption(option.getter(slot).setter(slot).build());
    }

    private void add(PositionalParamSpec.Builder parameter, Slot slot) {
        spec.addPositional(parameter.getter(slot).setter(slot).build());
    }

    /// Where a value is kept that may still grow, and handed on from.
    private static final class Slot implements IGetter, ISetter {
        private final Consumer<Object> to;
        private @Nullable Object held;

        @SuppressWarnings("unchecked") // picocli gives what the option's type says
        <T> Slot(Consumer<T> to) {
            this.to = (Consumer<Object>) to;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T get() {
            return (T) held;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T set(@Nullable T value) {
            Object before = held;
            held = value;
            if (value != null) {
                to.accept(value);
            }
            return (T) before;
        }
    }
}
