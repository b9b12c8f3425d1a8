using System.Reflection;
using Pulumi;
using SharedBandwidth.Components;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Components;

/// <summary>
/// What the components must look like for Pulumi to serve them as a package to programs in any language
/// (Pulumi.Experimental.Provider: ComponentAnalyzer, ComponentProvider and PropertyValueSerializer of 3.112.1).
/// </summary>
public sealed class PackagingTests
{
    private static readonly Assembly _assembly = typeof(SharedBandwidthExposure).Assembly;

    // Internal and nested classes count as well.
    private static readonly Type[] _componentTypes =
        [.. _assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ComponentResource)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static readonly Type[] _outputTypes =
    [
        .. _assembly.GetTypes().Where(type => type.GetCustomAttribute<OutputTypeAttribute>() is not null),
    ];

    public static TheoryData<Type> Components => [.. _componentTypes];

    /// <summary>The components' arguments and every type of arguments inside them.</summary>
    public static TheoryData<Type> Arguments => [.. AllArguments()];

    /// <summary>The components and every type inside their outputs.</summary>
    public static TheoryData<Type> Outputs => [.. _componentTypes, .. _outputTypes];

    [Fact]
    public void These_are_the_components_and_their_arguments()
    {
        Assert.Equal(
            ["ExposedApp", "SharedAddress", "SharedBandwidthExposure", "WebServerNetwork"],
            _componentTypes.Select(type => type.Name));
        Assert.Equal(
            [
                "AddressArgs", "AppArgs", "BandwidthArgs", "DemandArgs", "DemandWindowArgs", "ExposedAppArgs", "ForwardedPortArgs",
                "GatewayArgs",
                "OpenSecurityGroupArgs", "OutboundArgs", "OutboundVswitchArgs", "PortArgs", "QuotasArgs", "SharedAddressArgs",
                "SharedBandwidthExposureArgs", "WebServerArgs", "WebServerNetworkArgs",
            ],
            AllArguments().Select(type => type.Name));
        Assert.Equal(["Endpoint"], _outputTypes.Select(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_has_one_public_constructor_taking_name_args_and_options(Type component)
    {
        var constructor = Assert.Single(component.GetConstructors());

        var parameters = constructor.GetParameters();
        Assert.Equal(["name", "args", "options"], parameters.Select(p => p.Name));
        Assert.Equal(typeof(string), parameters[0].ParameterType);
        Assert.True(parameters[1].ParameterType.IsSubclassOf(typeof(ResourceArgs)));
        Assert.Equal(typeof(ComponentResourceOptions), parameters[2].ParameterType);
        Assert.True(parameters[2].IsOptional);
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Arguments_are_public_settable_properties_with_a_name_and_can_be_made_without_any(Type arguments)
    {
        Assert.NotNull(arguments.GetConstructor([]));
        Assert.Empty(arguments.GetFields(BindingFlags.Instance | BindingFlags.Public));
        var properties = Own(arguments);
        Assert.NotEmpty(properties);
        Assert.All(properties, property =>
        {
            Assert.NotNull(property.SetMethod);
            Assert.Equal(CamelCase(property.Name), NameOf(property, typeof(InputAttribute)));
        });
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Arguments_are_of_types_that_cross_the_wire(Type arguments) =>
        Assert.All(Own(arguments), property =>
            Assert.True(CrossesAsInput(property.PropertyType), $"{arguments.Name}.{property.Name} is a {property.PropertyType}."));

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Optional_arguments_can_be_absent_and_required_ones_say_so(Type arguments)
    {
        var nullability = new NullabilityInfoContext();
        Assert.All(Own(arguments), property =>
        {
            var required = (bool)(property.GetCustomAttributesData()
                .Single(a => a.AttributeType == typeof(InputAttribute)).ConstructorArguments[1].Value ?? false);
            var canBeNull = nullability.Create(property).WriteState == NullabilityState.Nullable;
            Assert.True(
                required != canBeNull,
                $"{arguments.Name}.{property.Name}: required is {required}, and it can be null: {canBeNull}.");
        });
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Outputs_have_a_name_and_are_of_types_that_cross_the_wire(Type type)
    {
        Assert.Empty(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly));
        Assert.All(Own(type), property =>
        {
            Assert.Equal(CamelCase(property.Name), NameOf(property, typeof(OutputAttribute)));
            Assert.True(CrossesAsOutput(property.PropertyType), $"{type.Name}.{property.Name} is a {property.PropertyType}.");
        });
    }

    // A schema drops the suffix Args; of two types with one name the first would win without a word.
    [Fact]
    public void No_two_types_share_a_name_in_the_schema()
    {
        var names = AllArguments().Select(type => type.Name[..^"Args".Length]).Concat(["Endpoint"]).ToArray();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_components_type_is_the_packages_token_of_its_class(Type component)
    {
        var run = await TestProgram.RunAsync(() => Make(component, FilledArguments(component)));

        Assert.Equal($"shared-bandwidth:index:{component.Name}", run.Resources[0].Key.Type);
        Assert.True(run.Resources[0].IsComponent);
    }

    // What a program in another language leaves out arrives as null: property initialisers are overwritten.
    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_component_applies_its_defaults_when_everything_optional_is_null(Type component)
    {
        var args = FilledArguments(component);
        ClearOptional(args);

        var run = await TestProgram.RunAsync(() => Make(component, args));

        Assert.Equal(
            component == typeof(ExposedApp) ? 2 : component == typeof(SharedAddress) ? 4 : component == typeof(WebServerNetwork) ? 7 : 9,
            run.Resources.Length);
        Assert.Equal(
            (await TestProgram.RunAsync(() => Make(component, FilledArguments(component)))).Resources.Select(ResourceText.Of),
            run.Resources.Select(ResourceText.Of));
    }

    [Fact]
    public async Task Parts_with_everything_optional_null_apply_their_defaults()
    {
        var args = Exposures.OneApp(a =>
        {
            a.Gateway = new GatewayArgs();
            a.Bandwidth = new BandwidthArgs();
            a.Quotas = new QuotasArgs();
            a.Addresses = new() { ["ecs1"] = new AddressArgs() };
            a.Outbound = new OutboundArgs { Vswitches = { ["a"] = new OutboundVswitchArgs { Id = "vsw-a" } } };
        });
        args.Apps["ecs1"].Demand!.Windows = null;

        var run = await Exposures.RunAsync(args);

        Assert.Equal(14, run.Resources.Length);
        Assert.Equal("100", run.Resource(TypeTokens.Package, "nx").Inputs["bandwidth"]);
    }

    private static Type[] AllArguments()
    {
        var found = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        foreach (var component in _componentTypes)
        {
            Add(component.GetConstructors()[0].GetParameters()[1].ParameterType);
        }

        return [.. found.Values];

        void Add(Type type)
        {
            if (found.TryAdd(type.Name, type))
            {
                foreach (var inner in Own(type)
                    .Select(property => Innermost(property.PropertyType)).Where(t => t.IsSubclassOf(typeof(ResourceArgs))))
                {
                    Add(inner);
                }
            }
        }
    }

    private static PropertyInfo[] Own(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);

    private static Type Innermost(Type type) => type.IsGenericType ? Innermost(type.GetGenericArguments()[^1]) : type;

    // The attributes keep their name to themselves, so it is read from the metadata.
    private static string? NameOf(PropertyInfo property, Type attribute) =>
        (string?)Assert.Single(property.GetCustomAttributesData(), data => data.AttributeType == attribute).ConstructorArguments[0].Value;

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool CrossesAsInput(Type type) => Unwrap(type, typeof(Input<>)) switch
    {
        var t when IsPlain(t) => true,
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(List<>) => CrossesAsInput(t.GetGenericArguments()[0]),
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(InputMap<>) => CrossesAsInput(t.GetGenericArguments()[0]),
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Dictionary<,>) =>
            IsPlain(t.GetGenericArguments()[0]) && CrossesAsInput(t.GetGenericArguments()[1]),
        var t => t.IsSubclassOf(typeof(ResourceArgs)),
    };

    private static bool CrossesAsOutput(Type type) => Unwrap(type, typeof(Output<>)) switch
    {
        var t when IsPlain(t) => true,
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(List<>) => CrossesAsOutput(t.GetGenericArguments()[0]),
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Dictionary<,>) =>
            IsPlain(t.GetGenericArguments()[0]) && CrossesAsOutput(t.GetGenericArguments()[1]),
        var t => t.GetCustomAttribute<OutputTypeAttribute>() is not null,
    };

    private static Type Unwrap(Type type, Type wrapper)
    {
        var inner = type.IsGenericType && type.GetGenericTypeDefinition() == wrapper ? type.GetGenericArguments()[0] : type;
        return Nullable.GetUnderlyingType(inner) ?? inner;
    }

    private static bool IsPlain(Type type) =>
        type == typeof(string) || type == typeof(int) || type == typeof(bool) || type == typeof(double);

    private static ComponentResource Make(Type component, ResourceArgs args) => args switch
    {
        ExposedAppArgs app => new ExposedApp("nx", app),
        SharedAddressArgs address => new SharedAddress("nx", address),
        WebServerNetworkArgs network => new WebServerNetwork("nx", network),
        SharedBandwidthExposureArgs exposure => new SharedBandwidthExposure("nx", exposure),
        _ => throw new ArgumentException($"Nothing says how to make a {component}.", nameof(args)),
    };

    /// <summary>Arguments with everything that is required and nothing else.</summary>
    private static ResourceArgs FilledArguments(Type component) => component.Name switch
    {
        nameof(ExposedApp) => new ExposedAppArgs
        {
            ForwardTableId = "ftb-1",
            ExternalIp = "203.0.113.1",
            PrivateIp = "10.0.0.1",
            Ports = { ["http"] = new ForwardedPortArgs { External = "80", Internal = "80", Protocol = "tcp" } },
        },
        nameof(SharedAddress) => new SharedAddressArgs { GatewayId = "ngw-1", PackageId = "cbwp-1" },
        nameof(WebServerNetwork) => new WebServerNetworkArgs
        {
            CidrBlock = "10.0.0.0/24",
            ZoneId = "cn-a",
            InstanceType = "ecs.x",
            ImageId = "i",
            Servers = { ["web"] = new WebServerArgs { Ports = [80] } },
        },
        nameof(SharedBandwidthExposure) => Exposures.OneApp(),
        _ => throw new ArgumentException($"Nothing says what {component} needs.", nameof(component)),
    };

    private static void ClearOptional(ResourceArgs args)
    {
        var kept = new List<string> { nameof(SharedBandwidthExposureArgs.VpcId), nameof(SharedBandwidthExposureArgs.VswitchId) };
        foreach (var property in Own(args.GetType()).Where(property => !kept.Contains(property.Name)))
        {
            var required = (bool)property.GetCustomAttributesData()
                .Single(a => a.AttributeType == typeof(InputAttribute)).ConstructorArguments[1].Value!;
            if (!required)
            {
                property.SetValue(args, null);
            }
        }
    }
}
