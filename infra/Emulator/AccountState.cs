using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SharedBandwidth.Cloud;

namespace SharedBandwidth.Emulator;

/// <summary>The state of an account cannot be used; the message is one sentence for people.</summary>
public sealed class AccountStateException(string message) : Exception(message);

/// <summary>What is kept of an account in a file.</summary>
internal sealed record AccountState(
    string Format, int Version, string Region, DateTimeOffset Epoch, string Seed, int IdsGiven, AccountSnapshot Snapshot)
{
    private const string FormatName = "shared-bandwidth-account";
    private const int CurrentVersion = 1;

    private static readonly AccountStateContext _json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    public static AccountState New(string region) => new(
        FormatName, CurrentVersion, region, DateTimeOffset.UtcNow, Guid.NewGuid().ToString("N"), 0,
        new AccountSnapshot(TimeSpan.Zero, [], ImmutableSortedDictionary<string, TimeSpan>.Empty));

    /// <summary>null: there is no such file.</summary>
    /// <exception cref="AccountStateException">It is not an account's state, or of another version.</exception>
    public static AccountState? Read(string file)
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllText(file), _json.AccountState)!;
            return state is { Format: FormatName, Version: CurrentVersion }
                ? state
                : throw new AccountStateException($"{file} is not the state of an emulated account of this version; name another file.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new AccountStateException(
                $"{file} is not the state of an emulated account (line {exception.LineNumber + 1}); name another file, or delete it to " +
                "begin anew.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AccountStateException($"{file} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The same, where the region is this.</summary>
    /// <exception cref="AccountStateException">It is another.</exception>
    public AccountState For(string region, string file) => Region == region
        ? this
        : throw new AccountStateException($"{file} is the state of an account in {Region}, and {region} is asked for; name another file.");

    public string ToText() => JsonSerializer.Serialize(this, _json.AccountState);

    /// <summary>Writes all of it or nothing: whoever is stopped in between leaves the file as it was.</summary>
    public void Write(string file)
    {
        var next = $"{file}.next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, _json.AccountState);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}

/// <summary>Reads and writes states.</summary>
[JsonSerializable(typeof(AccountState))]
internal sealed partial class AccountStateContext : JsonSerializerContext;
