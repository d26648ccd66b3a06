import ConnectorKit

/// Prints what a descriptor says, so that pages about a CRM are never written by hand.
struct DescriptorPrinter {
    let descriptor: ConnectorDescriptor

    /// The heads of the README's table.
    static let heads = ["CRM", "API", "connects with", "objects", "owner field of its own", "refresh token", "limits"]

    /// One row of the README's table.
    var row: [String] {
        [
            descriptor.name, "`\(descriptor.apiVersion)`",
            descriptor.authentication.map(\.label).joined(separator: "; "),
            descriptor.objects.map { $0.object.rawValue }.joined(separator: ", "), ownerFields, refresh,
            descriptor.limits.map(Self.words).joined(separator: "; "),
        ]
    }

    /// The README's table, a row for each CRM.
    static func table(of catalog: ConnectorCatalog) -> String {
        let rows = catalog.ids.compactMap { catalog[$0] }.map { DescriptorPrinter(descriptor: $0.descriptor).row }
        return lines(heads: heads, rows: rows)
    }

    /// The page `docs/connectors/<id>.md`.
    var page: String {
        [
            "# \(descriptor.name)",
            "Printed from the connector's descriptor by `CRM_GATEWAY_PRINT_PAGES=1 swift test --filter PrintedPages`; "
                + "a test fails while the two differ.\nWhat else there is to know: "
                + "[the connector's README](../../Connectors/\(descriptor.name)/README.md).",
            "| | |\n| --- | --- |\n" + facts.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n"),
            "## Objects\n\n"
                + Self.lines(heads: ["object", "in the API", "owner field", "stage", "pipeline"], rows: objects),
            "## Scopes per ability\n\n" + Self.lines(heads: ["ability", "all of"], rows: scopes),
            "## Limits on calls\n\n" + Self.lines(heads: ["bucket", "limit", "counts", "source"], rows: limits),
        ].joined(separator: "\n\n") + "\n"
    }

    private var facts: [(String, String)] {
        let traits = descriptor.ownerProperties
        return [
            ("id", "`\(descriptor.id)`"), ("API version", "`\(descriptor.apiVersion)`"),
            ("ways to connect, the preferred first", descriptor.authentication.map(Self.words).joined(separator: "; ")),
            ("hosts that a token may go to", descriptor.hosts.map(Self.words).joined(separator: ", ")),
            ("a refresh", refresh), ("a revoke", descriptor.revocation.explanation),
            ("a write is visible within", Self.words(descriptor.writeVisibilityDelayMax)),
            ("CRM users per call", "\(descriptor.ownersPageSize)"),
            ("names of owner properties", traits.nameRule),
            ("labels of owner properties", traits.labelRule.isEmpty ? "any" : traits.labelRule),
            ("our mark on what we make", traits.carriesMark ? "in the description" : "none"),
            (
                "an archived owner property",
                traits.createRestoresArchived ? "is restored" : "is a named conflict, where the CRM lists archived ones"
            ),
        ]
    }

    private var objects: [[String]] {
        descriptor.objects.map { object in
            [
                object.object.rawValue, "`\(object.vendorName)`", Self.code(object.standardOwnerProperty?.rawValue),
                Self.code(object.stageProperty?.rawValue), Self.code(object.pipelineProperty?.rawValue),
            ]
        }
    }

    private var scopes: [[String]] {
        descriptor.scopes.sorted { $0.key < $1.key }.map { ability, requirement in
            let groups = requirement.groups.map { $0.map { "`\($0)`" }.joined(separator: " or ") }
            return [ability.rawValue, groups.isEmpty ? "–" : groups.joined(separator: "; ")]
        }
    }

    private var limits: [[String]] {
        descriptor.limits.map { limit in
            let counted = limit.operations.map { $0.sorted().map { "`\($0)`" }.joined(separator: ", ") } ?? "everything"
            let exempt = limit.exempt.sorted().map { "`\($0)`" }.joined(separator: ", ")
            return [
                limit.bucket, Self.words(limit), counted + (exempt.isEmpty ? "" : " but \(exempt)"), limit.source,
            ]
        }
    }

    private var ownerFields: String {
        let fields = Set(descriptor.objects.compactMap(\.standardOwnerProperty?.rawValue)).sorted()
        return fields.isEmpty ? "none" : fields.map { "`\($0)`" }.joined(separator: ", ")
    }

    private var refresh: String {
        switch descriptor.refresh {
        case .none: "none"
        case .replaySafe: "stays good"
        case .singleUse: "good once"
        }
    }
}

// MARK: Words

extension DescriptorPrinter {
    private static func words(_ method: AuthenticationMethod) -> String {
        method.label + (method.pkce == .none ? "" : ", PKCE \(method.pkce.rawValue)")
    }

    private static func words(_ rule: HostRule) -> String {
        switch rule {
        case .exact(let host): "`\(host)`"
        case .oneLabelUnder(let suffix): "`*\(suffix)`"
        case .instanceUnder(let suffix): "an instance such as `na1\(suffix)`"
        case .under(let suffix): "`**\(suffix)`"
        }
    }

    private static func words(_ limit: RateLimit) -> String {
        switch limit.window {
        case .rolling(let window): "\(limit.capacity) \(limit.unit) in any \(words(window))"
        case .daily: "\(limit.capacity) \(limit.unit) a day"
        }
    }

    private static func words(_ duration: Duration) -> String { "\(duration.components.seconds) s" }

    private static func code(_ text: String?) -> String { text.map { "`\($0)`" } ?? "–" }

    private static func lines(heads: [String], rows: [[String]]) -> String {
        ([heads, heads.map { _ in "---" }] + rows)
            .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}
