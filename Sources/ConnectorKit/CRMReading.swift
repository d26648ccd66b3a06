/// What a CRM can tell. A preview is handed only this, so it cannot write.
///
/// Every call may also throw the transport's kinds: `.rate_limited`, `.quota_exhausted`, `.unreachable`,
/// `.tls_refused`, `.unavailable`, `.timed_out`, `.malformed`, `.too_large`, `.cancelled`.
public protocol CRMReading: Sendable {
    /// The account, the CRM user whom the key acts as, and the scopes granted.
    ///
    /// - Throws: `.unauthenticated` for a dead token, `.forbidden` where the key may not even ask.
    func identify() async throws(ConnectorError) -> CRMIdentity

    /// The CRM users with these emails, inactive ones too, in as few calls as the vendor allows.
    ///
    /// Matching is exact on the canonical key. Several users may share an email: all are returned.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner]

    /// The properties of an object; archived and unused ones only when `scope` is `.all`.
    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition]

    /// The properties of an object without their ``PropertyDefinition/options``, where those cost calls of their own.
    ///
    /// Names, types and rights are all that deciding about an owner property needs. Some vendors tell the options of
    /// each list in a call of its own: an account with many lists would then cost calls without a bound.
    func propertyOutlines(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition]

    /// The pipelines of an object with their stages, in display order; empty where the object has none.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline]

    /// Records with these properties, of several objects in as few calls as the vendor's batches allow.
    ///
    /// Records that don't exist are left out; so are properties that don't.
    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record]

    /// The properties of an object, with the options of these alone where telling options costs calls.
    func properties(
        of object: CRMObject, scope: PropertyScope, optionsOf names: Set<PropertyName>
    ) async throws(ConnectorError) -> [PropertyDefinition]

    /// Records that carry one of these marks, of any age, deleted ones left out: how a probe is found whose id was lost with
    /// an answer (VER-4). A read of records, not of a search index, where the vendor has one; else no later than
    /// ``ProbeTraits/sightDelayMax``.
    ///
    /// - Parameter marks: 1 to ``ProbeLimits/marksMax``.
    /// - Throws: `.unsupported` where the CRM can't find records by a text.
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting]

    /// Record types, or `nil` where the CRM has none. A facet is a value, not a cast: no wrapper can lose it.
    var recordTypes: (any RecordTypeReading)? { get }
}

extension CRMReading {
    /// The definitions themselves, for vendors who tell all in one call.
    public func propertyOutlines(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        try await properties(of: object, scope: scope)
    }

    /// All of them, for vendors who tell all options with the definitions.
    public func properties(
        of object: CRMObject, scope: PropertyScope, optionsOf names: Set<PropertyName>
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        try await properties(of: object, scope: scope)
    }

    /// For CRMs that can't: a probe whose id was lost is then handed to a person.
    public func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        throw ConnectorError(
            .unsupported, operation: "core.probes.find", message: "This CRM can't find records by a text.")
    }
}
