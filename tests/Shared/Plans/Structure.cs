using System.Text.Json;
using Xunit;

namespace SharedBandwidth.Tests;

/// <summary>Plans compared by content: the records hold immutable arrays, which are equal only when they are the same array.</summary>
internal static class Structure
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);

    public static void AssertEqual<T>(T expected, T actual) => Assert.Equal(Of(expected), Of(actual));
}
