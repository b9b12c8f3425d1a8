using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// Turns serialized values into the types of outputs. A value of another type reads as null, and so as the default of
/// its target: the official converter only logs a warning then, which a test never sees.
/// </summary>
internal static class Conversion
{
    private static readonly ConcurrentDictionary<Type, Func<object?, object?>> _known = new()
    {
        [typeof(bool)] = static value => value as bool?,
        [typeof(double)] = static value => value as double?,
        [typeof(int)] = static value => value is double number ? unchecked((int)number) : null,
        [typeof(string)] = static value => value as string,
        [typeof(object)] = static value => value,
    };

    public static Func<object?, object?> To(Type type) => _known.GetOrAdd(type, Make);

    public static T Cast<T>(object? converted) => converted is null ? default! : (T)converted;

    private static Func<object?, object?> Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return To(underlying);
        }

        if (type.IsAssignableTo(typeof(Resource)))
        {
            return value => type.IsInstanceOfType(value) ? value : null;
        }

        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
        {
            return value => value is double number ? Enum.ToObject(type, (int)number) : null;
        }

        var generic = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic == typeof(ImmutableArray<>))
        {
            return Elementwise(typeof(ArrayConversion<>), type.GenericTypeArguments[0]);
        }

        if (generic == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] == typeof(string))
        {
            return Elementwise(typeof(MapConversion<>), type.GenericTypeArguments[1]);
        }

        return OutputTypes.Is(type)
            ? ToOutputType(type)
            : throw new InvalidOperationException(
                $"An output contains invalid type {type.FullName}. Allowed are bool, int, double, string, object, resources, enums, " +
                "classes with [OutputType], and ImmutableArray<...> and ImmutableDictionary<string, ...> of these.");
    }

    private static Func<object?, object?> Elementwise(Type conversion, Type element) =>
        ((IElementwiseConversion)Activator.CreateInstance(conversion.MakeGenericType(element), To(element))!).Convert;

    private static Func<object?, object?> ToOutputType(Type type)
    {
        var constructor = OutputTypes.FindConstructor(type);
        var parameters = constructor.GetParameters()
            .Select(parameter => (Name: OutputTypes.ParameterName(parameter), Convert: To(parameter.ParameterType)))
            .ToArray();

        return value => value is ImmutableDictionary<string, object> map
            ? constructor.Invoke([.. parameters.Select(parameter => parameter.Convert(map.GetValueOrDefault(parameter.Name)))])
            : null;
    }

    private interface IElementwiseConversion
    {
        object? Convert(object? value);
    }

    private sealed class ArrayConversion<T>(Func<object?, object?> convert) : IElementwiseConversion
    {
        public object? Convert(object? value) => value is ImmutableArray<object?> items
            ? ImmutableArray.CreateRange(items, item => Cast<T>(convert(item)))
            : null;
    }

    private sealed class MapConversion<T>(Func<object?, object?> convert) : IElementwiseConversion
    {
        public object? Convert(object? value) => value is ImmutableDictionary<string, object> map
            ? map.ToImmutableDictionary(item => item.Key, item => Cast<T>(convert(item.Value)))
            : null;
    }
}
