// The vendor's own clients make the whole sequence that the stack makes, and take it down again: pop-core signs by version 1, vpc20160428 by
// version 3 and reads the answers into its typed models. Run it by `shared-bandwidth account run prod -- node sequence.mjs`.
import assert from 'node:assert/strict';
import popCore from '@alicloud/pop-core';
import openApi from '@alicloud/openapi-core';
import vpc from '@alicloud/vpc20160428';

const endpoint = process.env.ALIBABA_CLOUD_ENDPOINT_VPC;
const accessKeyId = process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
const accessKeySecret = process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
const regionId = 'cn-shanghai';

function popCoreClient(secret) {
  const client = new popCore.RPCClient({ accessKeyId, accessKeySecret: secret, endpoint: `https://${endpoint}`, apiVersion: '2016-04-28' });
  return async (action, parameters) => client.request(action, { RegionId: regionId, ...parameters }, { method: 'POST' });
}

function vpcClient(secret) {
  const { Config } = openApi.$OpenApiUtil;
  const client = new vpc.default(new Config({ accessKeyId, accessKeySecret: secret, endpoint, protocol: 'HTTPS', regionId }));
  return async (action, parameters) => {
    const request = new vpc[`${action}Request`]({ regionId });
    for (const [name, value] of Object.entries(parameters)) {
      request[name[0].toLowerCase() + name.slice(1)] = value;
    }
    const response = await client[action[0].toLowerCase() + action.slice(1)](request);
    return response.body.toMap();
  };
}

async function refused(code, call) {
  try {
    await call();
  } catch (error) {
    assert.equal(error.code, code, error.message);
    return;
  }
  assert.fail(`It was carried out, and ${code} was expected.`);
}

async function sequence(makeClient) {
  const call = makeClient(accessKeySecret);
  const { VpcId } = await call('CreateVpc', { CidrBlock: '192.168.0.0/16', VpcName: 'a ~*+é' });
  const vpcRead = await call('DescribeVpcAttribute', { VpcId });
  assert.equal(vpcRead.VpcName, 'a ~*+é');
  assert.equal(vpcRead.Status, 'Available');
  const { VSwitchId } = await call('CreateVSwitch', { VpcId, CidrBlock: '192.168.0.0/24', ZoneId: `${regionId}-a` });

  const gateway = await call('CreateNatGateway', { VpcId, VSwitchId, NatType: 'Enhanced', InternetChargeType: 'PayByLcu', Name: 'test' });
  const NatGatewayId = gateway.NatGatewayId;
  const ForwardTableId = gateway.ForwardTableIds.ForwardTableId[0];
  const SnatTableId = gateway.SnatTableIds.SnatTableId[0];

  const eips = [];
  for (const Name of ['ecs1', 'ecs2', 'outbound']) {
    const eip = await call('AllocateEipAddress', { Bandwidth: '5', InternetChargeType: 'PayByTraffic', Name, ClientToken: `${VpcId}-${Name}` });
    const again = await call('AllocateEipAddress', { Bandwidth: '5', InternetChargeType: 'PayByTraffic', Name, ClientToken: `${VpcId}-${Name}` });
    assert.equal(again.AllocationId, eip.AllocationId);
    await call('AssociateEipAddress', { AllocationId: eip.AllocationId, InstanceId: NatGatewayId, InstanceType: 'Nat' });
    eips.push(eip);
  }

  const { BandwidthPackageId } = await call('CreateCommonBandwidthPackage', { Bandwidth: 1500, ISP: 'BGP', InternetChargeType: 'PayByBandwidth', Name: 'test' });
  for (const eip of eips) {
    await call('AddCommonBandwidthPackageIp', { BandwidthPackageId, IpInstanceId: eip.AllocationId });
  }

  const entries = [];
  for (const [i, eip] of eips.slice(0, 2).entries()) {
    const { ForwardEntryId } = await call('CreateForwardEntry', {
      ForwardTableId, ExternalIp: eip.EipAddress, ExternalPort: '80', InternalIp: `192.168.0.${100 + i}`, InternalPort: '80', IpProtocol: 'tcp',
    });
    entries.push(ForwardEntryId);
  }
  const { SnatEntryId } = await call('CreateSnatEntry', { SnatTableId, SourceVSwitchId: VSwitchId, SnatIp: eips[2].EipAddress });

  const eipRead = (await call('DescribeEipAddresses', { AllocationId: eips[0].AllocationId })).EipAddresses.EipAddress[0];
  assert.deepEqual(
    [eipRead.Status, eipRead.Bandwidth, eipRead.EipBandwidth, eipRead.BandwidthPackageId, eipRead.InstanceId, eipRead.Name],
    ['InUse', '1500', '5', BandwidthPackageId, NatGatewayId, 'ecs1']);
  const forward = await call('DescribeForwardTableEntries', { ForwardTableId, PageSize: 50 });
  assert.equal(forward.TotalCount, 2);
  assert.deepEqual(forward.ForwardTableEntries.ForwardTableEntry.map((entry) => entry.Status), ['Available', 'Available']);
  const packageRead = (await call('DescribeCommonBandwidthPackages', { BandwidthPackageId })).CommonBandwidthPackages.CommonBandwidthPackage[0];
  assert.equal(packageRead.PublicIpAddresses.PublicIpAddresse.length, 3);
  const gatewayRead = (await call('DescribeNatGateways', { NatGatewayId })).NatGateways.NatGateway[0];
  assert.equal(gatewayRead.IpLists.IpList.length, 3);
  assert.equal(gatewayRead.NatGatewayPrivateInfo.VswitchId, VSwitchId);
  const snat = (await call('DescribeSnatTableEntries', { SnatTableId, SnatEntryId })).SnatTableEntries.SnatTableEntry[0];
  assert.equal(snat.SourceCIDR, '192.168.0.0/24');

  // What must go first goes first.
  await refused('IncorrectEipStatus', () => call('ReleaseEipAddress', { AllocationId: eips[0].AllocationId }));
  await refused('DependencyViolation.EIPS', () => call('DeleteNatGateway', { NatGatewayId }));
  await refused('InvalidIpStatus.HasBeenUsedByForwardEntry', () => call('UnassociateEipAddress', { AllocationId: eips[0].AllocationId, InstanceId: NatGatewayId }));
  await refused('SignatureDoesNotMatch', () => makeClient('another secret')('DescribeEipAddresses', {}));
  await refused('InvalidVpcId.NotFound', () => call('DeleteVpc', { VpcId: 'vpc-nowhere' }));

  await call('DeleteSnatEntry', { SnatTableId, SnatEntryId });
  for (const ForwardEntryId of entries) {
    await call('DeleteForwardEntry', { ForwardTableId, ForwardEntryId });
  }
  for (const eip of eips) {
    await call('RemoveCommonBandwidthPackageIp', { BandwidthPackageId, IpInstanceId: eip.AllocationId });
    await call('UnassociateEipAddress', { AllocationId: eip.AllocationId, InstanceId: NatGatewayId });
    await call('ReleaseEipAddress', { AllocationId: eip.AllocationId });
  }
  await call('DeleteCommonBandwidthPackage', { BandwidthPackageId });
  await call('DeleteNatGateway', { NatGatewayId });
  await call('DeleteVSwitch', { VSwitchId });
  await call('DeleteVpc', { VpcId });
  assert.equal((await call('DescribeNatGateways', {})).TotalCount, 0);
}

for (const [name, makeClient] of [['@alicloud/pop-core, signature V1', popCoreClient], ['@alicloud/vpc20160428, signature V3', vpcClient]]) {
  await sequence(makeClient);
  console.log(`${name}: the whole sequence went up and down.`);
}
