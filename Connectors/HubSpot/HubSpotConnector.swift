public import ConnectorKit

/// HubSpot: deals, contacts and companies over the dated API `2026-09`.
///
/// Abilities, scopes, limits and gaps are in the README beside this file.
public struct HubSpotConnector: CRMConnector {
    /// What is known of HubSpot without an account.
    public static let descriptor = ConnectorDescriptor(
        id: "hubspot", name: "HubSpot", apiVersion: HubSpotEndpoints.version,
        authentication: [
            AuthenticationMethod(kind: .authorizationCode, label: "OAuth app", pkce: .optional),
            AuthenticationMethod(kind: .staticToken, label: "private app token or service key"),
        ],
        scopes: scopes, hosts: [.exact(HubSpotEndpoints.api.host), .exact(HubSpotEndpoints.consent.host)],
        limits: limits, objects: CRMObject.allCases.map(object), refresh: .replaySafe,
        // Definitions were seen after 0.25 to 0.7 s (kalup, runs of 2026-09-29 to 2026-10-05); records at once.
        writeVisibilityDelayMax: .seconds(2),
        revocation: RevocationEffect(
            accessTokenOutlivesFor: .seconds(1800),
            explanation: "Revoking ends the refresh token. Access tokens that are out work for up to 30 minutes more, "
                + "and the app stays installed until an admin of the portal removes it."),
        ownersPageSize: HubSpotEndpoints.ownersPageSize, ownerProperties: ownerProperties,
        probes: probes)

    /// The authorization-code flow.
    public static let oauth: (any OAuthFlow)? = HubSpotOAuth()

    /// Makes a connector.
    public init() {}

    /// What an answer says went wrong, or `nil` for success.
    public static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        HubSpotFailures.failure(in: response, to: request)
    }

    /// What the rate headers say: `burst` always, `daily` for static tokens alone, nothing on searches.
    ///
    /// The window rolls, so its length is the longest that it can take until all of it is free again.
    public static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] {
        func count(_ name: String) -> Int? { response.headers.count("X-HubSpot-RateLimit-\(name)") }
        var readings: [BudgetReading] = []
        if let remaining = count("Remaining") {
            let window = count("Interval-Milliseconds").map { Duration.milliseconds(min($0, windowMillisecondsMax)) }
            readings.append(
                BudgetReading(bucket: "burst", capacity: count("Max"), remaining: remaining, resetsAfter: window))
        }
        if let remaining = count("Daily-Remaining") {
            readings.append(BudgetReading(bucket: "daily", capacity: count("Daily"), remaining: remaining))
        }
        return readings
    }

    /// Places requests at HubSpot, or at the override, and adds the token.
    ///
    /// - Throws: `.invalid` for credentials that are not HubSpot's. No base URL is ever taken from stored credentials.
    public static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try HubSpotAuthorizer(credentials: credentials, override: override)
    }

    /// Whether what came back is what HubSpot makes of what was written.
    public static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        guard let written = HubSpotMapping.wireText(of: written), let readBack = HubSpotMapping.wireText(of: readBack)
        else { return false }
        return HubSpotEquivalence.matches(written: written, readBack: readBack, as: property.type)
    }

    /// What HubSpot can tell.
    public func reading(through transport: any HTTPTransport) -> any CRMReading {
        HubSpotReading(transport: transport)
    }

    /// What may change HubSpot.
    public func writing(through transport: any HTTPTransport) -> any CRMWriting {
        HubSpotWriting(transport: transport)
    }
}

// MARK: Parts of the descriptor

extension HubSpotConnector {
    /// The longest window that a header is believed: a day.
    private static let windowMillisecondsMax = 86_400_000

    private static let scopes: [Ability: ScopeRequirement] = [
        .identify: ScopeRequirement(["oauth"]),
        .readOwners: ScopeRequirement(["crm.objects.owners.read"]),
        .readSchema: ScopeRequirement(
            allOf: perObject { ["crm.schemas.\($0).read", "crm.objects.\($0).read", "crm.objects.\($0).write"] }),
        .createOwnerProperties: ScopeRequirement(allOf: perObject { ["crm.schemas.\($0).write"] }),
        .readRecords: ScopeRequirement(allOf: perObject { ["crm.objects.\($0).read"] }),
        .writeRecords: ScopeRequirement(allOf: perObject { ["crm.objects.\($0).write"] }),
    ]

    private static func perObject(_ scopes: (String) -> [String]) -> [[Scope]] {
        CRMObject.allCases.map { scopes(HubSpotMapping.vendorName(of: $0)).map(Scope.init(rawValue:)) }
    }

    private static let limitsSource =
        "https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines, read 2026-10"

    private static let limits: [RateLimit] = [
        RateLimit(
            bucket: "burst", capacity: 100, window: .rolling(.seconds(10)), exempt: [.recordsSearch],
            source: "\(limitsSource); the smallest (Free, Starter), answers tell the account's own"),
        RateLimit(
            bucket: "search", capacity: 5, window: .rolling(.seconds(1)), operations: [.recordsSearch],
            source: "\(limitsSource); per account, told by no header"),
        RateLimit(
            bucket: "daily", capacity: 250_000, window: .daily,
            source: "\(limitsSource); the smallest, per account; none is published for OAuth apps"),
    ]

    private static func object(_ object: CRMObject) -> ObjectDescription {
        let isDeal = object == .deal
        let label =
            switch object {
            case .deal: "Deal"
            case .contact: "Contact"
            case .company: "Company"
            }
        return ObjectDescription(
            object: object, vendorName: HubSpotMapping.vendorName(of: object), label: label,
            standardOwnerProperty: "hubspot_owner_id", stageProperty: isDeal ? "dealstage" : nil,
            pipelineProperty: isDeal ? "pipeline" : nil)
    }

    private static let ownerProperties = OwnerPropertyTraits(
        namesMayRepeat: false, carriesMark: true, createRestoresArchived: true,
        nameRule: "a lower-case letter, then lower-case letters, digits and _, at most 99 characters",
        nameLengthMax: 99, acceptsName: { $0.wholeMatch(of: /[a-z][a-z0-9_]{0,98}/) != nil })
}
