using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _elements;
    private Output<ImmutableDictionary<string, TValue>>? _value;

    public InputMap() : this(ImmutableDictionary<string, Input<TValue>>.Empty)
    {
    }

    private InputMap(ImmutableDictionary<string, Input<TValue>> elements)
        : this(new Output<ImmutableDictionary<string, Input<TValue>>>(elements))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> elements) => _elements = elements;

    // Flattened on demand: most maps are only ever serialized element by element.
    internal override Output<ImmutableDictionary<string, TValue>> Value => _value ??= _elements.Apply(Flatten);

    private protected override IOutput ElementsCore => _elements;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public void Add(string key, Input<TValue> value) => Change(_elements.Apply(items =>
        items.TryGetValue(key, out var existing) ? items.SetItem(key, Same(key, existing, value)) : items.Add(key, value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Change(Output.Tuple(_elements, values._elements).Apply(both => both.Item1.AddRange(both.Item2)));
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(ToElements(values));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var item in await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use GetAsyncEnumerator instead.");

    private void Change(Output<ImmutableDictionary<string, Input<TValue>>> changed)
    {
        _elements = changed;
        _value = null;
    }

    private static ImmutableDictionary<string, Input<TValue>> ToElements(IEnumerable<KeyValuePair<string, TValue>> values) =>
        values.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value);

    private static Output<ImmutableDictionary<string, TValue>> Flatten(ImmutableDictionary<string, Input<TValue>> items) =>
        Output.All(items.Select(item => item.Value.Apply(value => KeyValuePair.Create(item.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary());

    // A key may be given twice, but only with one value; which values they are can be known later than the keys.
    private static Output<TValue> Same(string key, Input<TValue> existing, Input<TValue> added) =>
        Output.Tuple(existing, added).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
}
