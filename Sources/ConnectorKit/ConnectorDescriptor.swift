/// What is known of a CRM without an account: docs, forms, limits and checks are printed from it.
public struct ConnectorDescriptor: Sendable {
    /// The stable name, `hubspot`.
    public let id: CRMID
    /// The name for people, `HubSpot`.
    public let name: String
    /// The vendor API's version that requests are made for.
    public let apiVersion: String
    /// The ways to authenticate, the preferred one first.
    public let authentication: [AuthenticationMethod]
    /// The scopes that each ability needs.
    public let scopes: [Ability: ScopeRequirement]
    /// Hosts that belong to the vendor; a token goes nowhere else.
    public let hosts: [HostRule]
    /// The vendor's limits on calls.
    public let limits: [RateLimit]
    /// The objects, and what the vendor calls them.
    public let objects: [ObjectDescription]
    /// What a refresh does to the refresh token.
    public let refresh: RefreshBehaviour
    /// The longest time until a created definition or record is seen by a read.
    public let writeVisibilityDelayMax: Duration
    /// What a revoke at the vendor ends.
    public let revocation: RevocationEffect
    /// How many owners one call returns, for the arithmetic of calls.
    public let ownersPageSize: Int
    /// How owner properties of this CRM are told apart and made.
    public let ownerProperties: OwnerPropertyTraits
    /// How writebacks are probed.
    public let probes: ProbeTraits

    /// Describes a CRM.
    public init(
        id: CRMID, name: String, apiVersion: String, authentication: [AuthenticationMethod],
        scopes: [Ability: ScopeRequirement], hosts: [HostRule], limits: [RateLimit], objects: [ObjectDescription],
        refresh: RefreshBehaviour, writeVisibilityDelayMax: Duration, revocation: RevocationEffect,
        ownersPageSize: Int, ownerProperties: OwnerPropertyTraits,
        probes: ProbeTraits = .none
    ) {
        self.id = id
        self.name = name
        self.apiVersion = apiVersion
        self.authentication = authentication
        self.scopes = scopes
        self.hosts = hosts
        self.limits = limits
        self.objects = objects
        self.refresh = refresh
        self.writeVisibilityDelayMax = writeVisibilityDelayMax
        self.revocation = revocation
        self.ownersPageSize = ownersPageSize
        self.ownerProperties = ownerProperties
        self.probes = probes
    }

    /// What the vendor calls an object, or `nil` where it has no such thing.
    public func object(_ object: CRMObject) -> ObjectDescription? {
        objects.first { $0.object == object }
    }

    /// Whether a host belongs to the vendor.
    public func owns(host: String) -> Bool {
        hosts.contains { $0.matches(host) }
    }
}
