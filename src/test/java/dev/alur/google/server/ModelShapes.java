package dev.alur.google.server;

import com.google.api.client.util.ClassInfo;
import com.google.api.client.util.FieldInfo;
import com.google.api.client.util.GenericData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Types as the model classes of Google's client have them. The words of closed lists are not known there.
final class ModelShapes implements Shapes {
    private final Map<String, Map<String, Shape>> types = new ConcurrentHashMap<>();
    private final String prefix;

    /// @param prefix the package of the classes, with its last point
    ModelShapes(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public @Nullable Map<String, Shape> fields(String type) {
        return types.computeIfAbsent(type, name -> {
            try {
                return read(Class.forName(prefix + name.replace('.', '$')));
            } catch (ClassNotFoundException e) {
                return Map.of();
            }
        });
    }

    private Map<String, Shape> read(Class<?> type) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (FieldInfo field : ClassInfo.of(type).getFieldInfos()) {
            fields.put(field.getName(), shape(field.getGenericType()));
        }
        return fields;
    }

    private Shape shape(Type type) {
        if (type instanceof ParameterizedType many) {
            Type[] inside = many.getActualTypeArguments();
            boolean list = List.class.isAssignableFrom((Class<?>) many.getRawType());
            return list ? new Shape.Many(shape(inside[0])) : new Shape.Names(shape(inside[1]));
        }
        if (!(type instanceof Class<?> plain)) {
            return Shape.Plain.ANY;
        }
        if (GenericData.class.isAssignableFrom(plain)) {
            return new Shape.Typed(plain.getName().substring(prefix.length()));
        }
        if (Number.class.isAssignableFrom(plain)) {
            boolean whole = Set.of(Integer.class, Long.class).contains(plain);
            return whole ? Shape.Plain.WHOLE : Shape.Plain.NUMBER;
        }
        return plain == Boolean.class ? Shape.Plain.TRUTH : plain == String.class ? Shape.Plain.TEXT : Shape.Plain.ANY;
    }
}
