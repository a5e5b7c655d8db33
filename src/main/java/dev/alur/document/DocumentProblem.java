package dev.alur.document;

import dev.alur.grid.Problem;

/// What can be wrong with a document.
public enum DocumentProblem implements Problem.Key {
    /// Arguments: the document, the characters.
    MISSING_CHARACTERS,
    /// Arguments: the path as Settings name it.
    LOGO_NOT_FOUND,
    /// Arguments: the path as Settings name it.
    LOGO_NOT_A_PICTURE,
    /// Arguments: the template's file, what is wrong and where, in the engine's words.
    TEMPLATE_WRONG,
    /// Arguments: the template's file, the line and the column at which it is not well-formed.
    TEMPLATE_MALFORMED,
    /// Arguments: the template's file, the most bytes.
    TEMPLATE_TOO_LARGE,
    /// Arguments: the template.
    DOCUMENT_TOO_LARGE
}
