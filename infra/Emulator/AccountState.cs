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

    private string? Fault => this switch
    {
        { Epoch.Year: < 2000 or > 2100 } => "its epoch is out of bounds",
        { IdsGiven: < 0 } => "the count of its ids is below zero",
        _ => Snapshot.Fault,
    };

    /// <summary>null: there is no such file.</summary>
    /// <exception cref="AccountStateException">It is not an account's state, or of another version.</exception>
    public static AccountState? Read(string file)
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllText(file), _json.AccountState)!;
            return state is { Format: FormatName, Version: CurrentVersion }
                ? state.Fault is { } fault ? throw Unusable(file, fault) : state
                : throw new AccountStateException($"{file} is not the state of an emulated account of this version; name another file.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw Unusable(file, $"line {exception.LineNumber + 1}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AccountStateException($"{file} cannot be read: {exception.Message}");
        }
    }

    private static AccountStateException Unusable(string file, string why) =>
        new($"{file} is not the state of an emulated account ({why}); name another file, or delete it to begin anew.");

    /// <summary>The same, where the region is this.</summary>
    /// <exception cref="AccountStateException">It is another.</exception>
    public AccountState For(string region, string file) => Region == region
        ? this
        : throw new AccountStateException($"{file} is the state of an account in {Region}, and {region} is asked for; name another file.");

    public string ToText() => JsonSerializer.Serialize(this, _json.AccountState);

    /// <summary>Keeps others from a file until the stream is closed; the file itself is another one after each write.</summary>
    /// <exception cref="AccountStateException">Another account uses it, or nothing can be written there.</exception>
    public static FileStream Claim(string file)
    {
        var claim = $"{file}.lock";
        try
        {
            return new FileStream(
                claim, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }
        catch (IOException exception)
        {
            throw new AccountStateException(
                $"{file} is in use by another emulated account ({exception.Message.TrimEnd('.')}); stop that one, or name another file.");
        }
    }

    /// <summary>Writes all of it or nothing: whoever is stopped in between leaves the file as it was.</summary>
    /// <exception cref="AccountStateException">It cannot be written.</exception>
    public void Write(string file)
    {
        var next = $"{file}.next";
        try
        {
            using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, this, _json.AccountState);
                stream.Flush(flushToDisk: true);
            }

            File.Move(next, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, exception);
        }
    }

    private static AccountStateException Unwritable(string file, Exception exception) =>
        new($"{file} cannot be written: {exception.Message}");
}

/// <summary>Reads and writes states.</summary>
[JsonSerializable(typeof(AccountState))]
internal sealed partial class AccountStateContext : JsonSerializerContext;
