using System.Text.Json.Serialization;
using SharedBandwidth.Simulation.Engine;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Reports;

/// <summary>What is done with one resource. The times are there only where it is played.</summary>
internal sealed record StepData(
    string Step,
    string Type,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? KeptBecause,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PropertyData>? Properties)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StartSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? EndSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Retries { get; init; }

    /// <summary>How often a hook of the program had it tried again after the provider gave up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HookRetries { get; init; }

    /// <summary>As a preview knows it.</summary>
    public static StepData Of(ResourceStep step) => new(
        JsonOutput.Name(step.Kind),
        step.Key.Type,
        step.Key.Name,
        step.FormerKey?.Name,
        step.KeptBecause,
        step.Changes.IsEmpty ? null : [.. step.Changes.Select(c => new PropertyData(c.Name, c.Before, c.After, c.ForcesReplacement))]);

    /// <summary>As it was played.</summary>
    public static StepData Played(ResourceStep step) => Of(step) with
    {
        StartSeconds = step.Start.TotalSeconds,
        EndSeconds = step.End.TotalSeconds,
        Retries = step.Retries,
        HookRetries = step.HookRetries,
    };
}

/// <summary>An input that differs.</summary>
internal sealed record PropertyData(
    string Name,
    [property: JsonConverter(typeof(InputJson))] object? Before,
    [property: JsonConverter(typeof(InputJson))] object? After,
    bool ForcesReplacement);

/// <summary>The reason why a step was not done, or not to its end.</summary>
internal sealed record FailureData(string Resource, string? Action, string Code, string Message)
{
    public static IReadOnlyList<FailureData> Of(IEnumerable<ResourceStep> failed) =>
    [
        .. from step in failed
           let failure = step.Failure!
           select new FailureData(step.Key.ToString(), failure.Action, failure.Refusal.Code, failure.Refusal.Message),
    ];
}

/// <summary>The numbers of calls that the provider makes.</summary>
internal sealed record CallsData(int All, int Writes, int Retries)
{
    public static CallsData Of(UpdateResult result) => new(
        result.Calls.Length,
        result.Calls.Count(call => call.Refusal is null && !call.IsRead),
        result.Calls.Count(call => call.IsRetried));
}
