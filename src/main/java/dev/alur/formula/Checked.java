package dev.alur.formula;

/// What became of a formula's text: an expression, or what is wrong with it.
public sealed interface Checked permits Expression, Wrong {}
