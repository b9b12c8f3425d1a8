namespace SharedBandwidth.Simulation.Recording;

/// <summary>Something that the simulation cannot play, or that could not have been; the message is a full sentence for the user.</summary>
public sealed class NotSimulatedException(string message) : Exception(message);
