using System.Collections.Immutable;
using SharedBandwidth.Cloud;
using SharedBandwidth.Planning.Exposure.Spec;

namespace SharedBandwidth.Emulator;

/// <summary>How an emulated account behaves.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The region that it is in, such as <c>cn-shanghai</c>.</summary>
    public required string Region { get; init; }

    /// <summary>How long the service takes; <see cref="ServiceTimes.None"/>: nothing takes any time.</summary>
    public ServiceTimes Times { get; init; } = ServiceTimes.None;

    /// <summary>The account's quotas; null: not looked at.</summary>
    public QuotasSpec? Quotas { get; init; }

    /// <summary>Whether calls beyond the service's rates are refused.</summary>
    public bool Throttles { get; init; }

    /// <summary>Calls that are to be refused.</summary>
    public ImmutableArray<CallFault> Faults { get; init; } = [];

    /// <summary>Where its state is kept; null: nowhere.</summary>
    public string? StateFile { get; init; }

    /// <summary>Told each call when it is answered.</summary>
    public Action<AnsweredCall>? Log { get; init; }
}

/// <summary>A call that is to be refused.</summary>
/// <param name="Action">Its action.</param>
/// <param name="Code">With which error code.</param>
/// <param name="Nth">Which call of the action, from 1.</param>
public sealed record CallFault(string Action, string Code, int Nth);

/// <summary>A call that was answered.</summary>
/// <param name="At">When, in the account's time.</param>
/// <param name="Action">Its action.</param>
/// <param name="Parameters">What it said.</param>
/// <param name="Id">The id of what it was about; null: of nothing.</param>
/// <param name="Code">The error code; null: it was carried out.</param>
/// <param name="Message">The error's message; null: it was carried out.</param>
/// <param name="IsRepeated">Whether its client token had been answered before, so that nothing was done again.</param>
public sealed record AnsweredCall(
    TimeSpan At, string Action, Parameters Parameters, string? Id, string? Code, string? Message, bool IsRepeated = false)
{
    /// <summary>Whether the action only asks.</summary>
    public bool IsRead => ActionName.IsRead(Action);

    /// <summary>Whether it was refused; to hear that something is not there is an answer for whoever asks.</summary>
    public bool IsRefused => Code is not null && !(IsRead && Id is not null && Code.EndsWith(".NotFound", StringComparison.Ordinal));
}
