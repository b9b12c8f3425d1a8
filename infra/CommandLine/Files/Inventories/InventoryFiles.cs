using System.Text;
using System.Text.Json;
using SharedBandwidth.Adoption;
using SharedBandwidth.Planning.Findings;

namespace SharedBandwidth.CommandLine.Files.Inventories;

/// <summary>
/// Files that say what exists: answers of list calls, the state of an emulated account, a Terraform state. What a file is, it tells itself;
/// one file may hold several answers, one after another or in a list.
/// </summary>
internal static class InventoryFiles
{
    // An answer of 100 objects has about 100 kB.
    private const long LargestBytes = 256 * 1024 * 1024;

    /// <exception cref="UsageError">A file cannot be used, or together they are not the whole of one region.</exception>
    public static Inventory Read(IReadOnlyCollection<string> files)
    {
        var found = new InventoryBuilder();
        foreach (var file in files)
        {
            try
            {
                Read(file, found);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                found.Problems.Add(
                    $"--from {file} cannot be read: {exception.Message.TrimEnd('.')}. Name a file that is there and that you may read.");
            }
            catch (JsonException exception)
            {
                found.Problems.Add(exception.LineNumber is { } line
                    ? $"--from {file}: this is not whole JSON (it breaks off or is wrong in line {line + 1}); write the file anew."
                    : $"--from {file}: this holds text that is not UTF-8, as JSON is; write the file anew, in UTF-8.");
            }
        }

        return found.ToInventory();
    }

    private static void Read(string file, InventoryBuilder found)
    {
        var length = new FileInfo(file).Length;
        if (length > LargestBytes)
        {
            found.Problems.Add(
                $"--from {file} has {length / (1024 * 1024)} MiB, and at most {LargestBytes / (1024 * 1024)} are read; list only what " +
                "belongs to the stack's region and VPC.");
            return;
        }

        var reader = new Utf8JsonReader(Utf8(File.ReadAllBytes(file)), new JsonReaderOptions { AllowMultipleValues = true });
        var isEmpty = true;
        while (reader.Read())
        {
            isEmpty = false;
            var root = JsonDocument.ParseValue(ref reader).RootElement;
            foreach (var value in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root])
            {
                Take(file, value, found);
            }
        }

        if (isEmpty)
        {
            found.Problems.Add($"--from {file} is empty; it needs the answer of a list call.");
        }
    }

    // Shells of Windows write a mark before the text, and some of them UTF-16.
    private static byte[] Utf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => rest,
        [0xFF, 0xFE, .. var rest] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(rest)),
        _ => bytes,
    };

    private static void Take(string file, JsonElement value, InventoryBuilder found)
    {
        if (ApiAnswers.TryTake(value, found) || AccountStateFile.TryTake(value, found) || TerraformState.TryTake(file, value, found))
        {
            return;
        }

        found.Problems.Add(value.TextOf("Code") is { Length: > 0 } code
            ? $"--from {file}: this is the answer to a call that was refused: {code}. {value.TextOf("Message")} Correct the call and " +
                "write its answer anew."
            : $"--from {file}: this is no answer of {Sentence.Or(ApiAnswers.Actions)}, no state of an emulated account and no Terraform " +
                "state; give one of these.");
    }
}
