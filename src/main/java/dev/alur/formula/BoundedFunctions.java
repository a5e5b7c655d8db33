package dev.alur.formula;

final class BoundedFunctions {
    static final String PREFIX = "ALUR_";
}
