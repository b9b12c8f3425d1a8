namespace SharedBandwidth.Cloud;

/// <summary>
/// The times that the service takes. The pages give no times, except that a gateway takes 1 to 3 minutes; the others are chosen so that
/// each step takes as long as users report (about 6 s for a DNAT entry with the provider's first poll after 5 s).
/// </summary>
public sealed record ServiceTimes
{
    public static readonly ServiceTimes Default = new();

    /// <summary>Nothing takes any time, so that only a client's own waits are left.</summary>
    public static readonly ServiceTimes None = new()
    {
        Request = TimeSpan.Zero,
        CreateGateway = TimeSpan.Zero,
        DeleteGateway = TimeSpan.Zero,
        AssociateEip = TimeSpan.Zero,
        BindEip = TimeSpan.Zero,
        WriteEntry = TimeSpan.Zero,
        GatewayWrite = TimeSpan.Zero,
        Instance = TimeSpan.Zero,
        Other = TimeSpan.Zero,
    };

    /// <summary>One request and its answer.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Until a new gateway is Available.</summary>
    public TimeSpan CreateGateway { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan DeleteGateway { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an EIP is Associating or Unassociating.</summary>
    public TimeSpan AssociateEip { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an EIP is BINDING, to a package or from it.</summary>
    public TimeSpan BindEip { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an entry is Pending, Modifying or Deleting; its table takes no other write meanwhile.</summary>
    public TimeSpan WriteEntry { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a gateway, or a package, takes no second EIP after it took one.</summary>
    public TimeSpan GatewayWrite { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Until a new ECS instance is Running, or a deleted one gone.</summary>
    public TimeSpan Instance { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Everything else.</summary>
    public TimeSpan Other { get; init; } = TimeSpan.FromSeconds(2);
}
