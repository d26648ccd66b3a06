import ConnectorKit
import ConnectorTestKit
import Testing

/// One kind of values in one CRM, over real sockets.
struct ZooVisit {
    private let session: SubjectSession
    private let place: ZooHabitat.Place
    private let definition: PropertyDefinition
    private let base: [PropertyName: FieldValue]
    private let options: [String]
    private let stages: [String]
    private let records: [RecordID]

    /// Looks at the account, and makes the records that others refer to.
    init(_ kind: ZooKind, at place: ZooHabitat.Place, in session: SubjectSession) async throws {
        self.session = session
        self.place = place
        let definitions = try await session.reading.properties(of: place.object, scope: .live)
        definition = try #require(definitions.first { $0.name == place.property })
        let sample = try #require(session.samples.draft(of: place.object)).values
        // Addresses are records' own: no two of the zoo's records may share one.
        base = sample.filter { name, _ in
            ![.email, .url].contains(definitions.first { $0.name == name }?.type)
        }
        options = definition.options.filter(\.isActive).map(\.value)
        stages = kind == .stage ? try await ZooVisit.stages(session, beside: base) : []
        records = kind == .record ? try await ZooVisit.companies(session) : []
    }

    /// The open stages of the pipeline that records are made in.
    private static func stages(
        _ session: SubjectSession, beside base: [PropertyName: FieldValue]
    ) async throws -> [String] {
        let name = session.subject.descriptor.object(.deal)?.pipelineProperty
        let chosen: String? =
            switch name.flatMap({ base[$0] }) {
            case .text(let text), .choice(let text): text
            default: nil
            }
        let pipelines = try await session.reading.pipelines(of: .deal)
        let pipeline = try #require(pipelines.first { $0.value == chosen } ?? pipelines.first)
        return pipeline.stages.filter { !$0.isArchived && ($0.outcome == .open || $0.outcome == .unknown) }
            .map(\.value)
    }

    private static func companies(_ session: SubjectSession) async throws -> [RecordID] {
        let name = try #require(session.subject.descriptor.probes.objects[.company]?.markProperty)
        let drafts = ["One", "Two"].map { RecordDraft(object: .company, values: [name: .text($0)]) }
        return try await session.writing.create(drafts).compactMap(\.reference?.id)
    }

    /// A value in the CRM's own form; `nil` where the account has none such.
    func value(_ value: ZooValue) -> FieldValue? {
        switch value {
        case .value(let value): value
        case .option(let place): element(options, place).map(FieldValue.choice)
        case .options(let places):
            places.allSatisfy(options.indices.contains) ? .choices(places.map { options[$0] }) : nil
        case .owner(let place): element(owners, place).map(FieldValue.owner)
        case .shortOwner(let place): element(owners, place).map { .owner(ZooVisit.short($0)) }
        case .miswrittenOwner(let place):
            element(owners, place).map { .owner(CRMUserID(rawValue: ZooVisit.miswritten(ZooVisit.short($0).rawValue))) }
        case .shortRecord(let place): element(records, place).map { .reference(ZooVisit.short($0)) }
        case .record(let place): element(records, place).map(FieldValue.reference)
        case .stage(let place): element(stages, place).map(FieldValue.choice)
        }
    }

    private var owners: [CRMUserID] { [session.samples.owner.id, session.samples.secondOwner.id] }

    /// An id without the three characters that make it safe to compare without case.
    private static func short<ID: VendorText>(_ id: ID) -> ID { ID(rawValue: String(id.rawValue.prefix(15))) }

    /// A text with its last letter in the other case.
    private static func miswritten(_ text: String) -> String {
        guard let place = text.lastIndex(where: \.isLetter) else { return text }
        let letter = text[place].isUppercase ? text[place].lowercased() : text[place].uppercased()
        return text[..<place] + letter + text[text.index(after: place)...]
    }

    private func element<Element>(_ list: [Element], _ place: Int) -> Element? {
        list.indices.contains(place) ? list[place] : nil
    }

    /// Creates a record for each case, and reads each property back in a request of its own.
    ///
    /// - Returns: one for each case; `nil` where the CRM refused the value.
    func readBacks(of cases: [ZooCase]) async throws -> [FieldValue?] {
        var drafts: [RecordDraft] = []
        for zooCase in cases {
            let written = try #require(value(zooCase.written), "\(zooCase): no such value in the account")
            drafts.append(
                RecordDraft(object: place.object, values: base.merging([place.property: written]) { $1 }))
        }
        let outcomes = try await session.writing.create(drafts)
        let references = outcomes.map(\.reference)
        let records = try await session.reading.read(
            references.compactMap(\.self), properties: [place.object: [place.property]])
        return try references.map { reference in
            guard let reference else { return nil }
            let record = try #require(records.first { $0.reference == reference })
            let value: FieldValue = try #require(record.values[place.property])
            return value
        }
    }

    /// Whether the connector takes what came back for a value.
    func matches(_ value: FieldValue, _ readBack: FieldValue) -> Bool {
        session.subject.connector.matches(written: value, readBack: readBack, as: definition)
    }
}
