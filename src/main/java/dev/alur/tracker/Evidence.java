package dev.alur.tracker;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.List;
import java.util.Locale;

/// One thing that speaks for or against a guess. It names headers, lists and shares, never what
/// stands in a row.
///
/// @param arguments what the sentence of its kind names
public record Evidence(Kind kind, List<Object> arguments) {
    public Evidence {
        arguments = List.copyOf(arguments);
    }

    static Evidence of(Kind kind, Object... arguments) {
        return new Evidence(kind, List.of(arguments));
    }

    /// The evidence as a sentence.
    public String text(Language language) {
        return Messages.text(language, "recognition", "evidence." + kind.key(), arguments.toArray());
    }

    /// What kind of evidence it is.
    public enum Kind {
        /// A person said so. No arguments.
        TOLD,
        /// The header is a usual name of the field. Arguments: the header, the language's code.
        HEADER_KNOWN,
        /// The header can be a name of the field, and of others. Arguments: the header, the language's code.
        HEADER_POSSIBLE,
        /// A part of the header is a name of the field. Arguments: the header, the part, the language's code.
        HEADER_PART,
        /// The header is nearly a name of the field. Arguments: the header, the name, the language's code.
        HEADER_NEAR,
        /// A header above this one names its group. Arguments: that header.
        GROUP,
        /// The values are of the field's kind. Arguments: how many per cent of them.
        VALUES_FIT,
        /// The values are of another kind. Arguments: how many per cent of them fit.
        VALUES_DIFFER,
        /// The column has no values yet. No arguments.
        NO_VALUES,
        /// Few words, each often: how many different ones. Arguments: how many, in how many cells.
        FEW_WORDS,
        /// The words are usual names of stages. Arguments: how many per cent of them.
        STAGE_WORDS,
        /// Every value stands there once. No arguments.
        UNIQUE,
        /// The cells have a list to choose from. Arguments: how many entries it has.
        CHOICES,
        /// A formula computes the column. No arguments.
        FORMULA,
        /// A formula makes it from other columns. Arguments: their headers.
        FORMULA_OVER,
        /// The cells lead somewhere. No arguments.
        LINKS,
        /// What the neighbours are. Arguments: a neighbour's header.
        NEIGHBOUR,
        /// The days also stand at work that is not finished, so they are planned. No arguments.
        PLANNED,
        /// The days stand only at work that is finished, so they tell when that was. No arguments.
        ACTUAL;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
