// Inputs and outputs of a resource under the provider's names, in ordinal order.
global using PropertyMap = System.Collections.Immutable.ImmutableSortedDictionary<string, object>;
