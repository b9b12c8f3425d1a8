namespace SharedBandwidth.Simulation.Recording;

/// <summary>Type tokens of everything that the program registers, as Pulumi spells them.</summary>
public static class TypeTokens
{
    public const string Exposure = "shared-bandwidth:index:SharedBandwidthExposure";
    public const string SharedAddress = "shared-bandwidth:index:SharedAddress";
    public const string ExposedApp = "shared-bandwidth:index:ExposedApp";
    public const string WebServerNetwork = "shared-bandwidth:index:WebServerNetwork";

    public const string NatGateway = "alicloud:vpc/natGateway:NatGateway";
    public const string Package = "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage";
    public const string PackageAttachment = "alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment";
    public const string ForwardEntry = "alicloud:vpc/forwardEntry:ForwardEntry";
    public const string SnatEntry = "alicloud:vpc/snatEntry:SnatEntry";
    public const string Network = "alicloud:vpc/network:Network";
    public const string Switch = "alicloud:vpc/switch:Switch";
    public const string EipAddress = "alicloud:ecs/eipAddress:EipAddress";
    public const string EipAssociation = "alicloud:ecs/eipAssociation:EipAssociation";
    public const string Instance = "alicloud:ecs/instance:Instance";
    public const string SecurityGroup = "alicloud:ecs/securityGroup:SecurityGroup";
    public const string SecurityGroupRule = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
    public const string RandomString = "random:index/randomString:RandomString";
    public const string RandomPassword = "random:index/randomPassword:RandomPassword";
}
