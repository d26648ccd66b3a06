import ConnectorKit

/// Which layout a pipeline of deals belongs to: read at most once by a writer, and only for deals that name a pipeline.
///
/// A deal stands in one layout, the default one unless its write pins another, and can be in that layout's pipelines
/// alone.
actor ZohoPipelineLayouts {
    private let reading: ZohoReading
    private var places: [Place]?

    /// Reads through the same transport that writes.
    init(reading: ZohoReading) {
        self.reading = reading
    }

    /// A pipeline of a layout, and its stages, by each of their names.
    private struct Place {
        let layout: ZohoID
        let names: Set<String>
        let stages: Set<String>
    }

    /// Failures that say what the key may see of layouts, and nothing of whether it may write.
    private static let unreadable: Set<ConnectorErrorKind> = [
        .forbidden, .notFound, .unsupported, .invalid, .malformed, .tooLarge,
    ]

    /// The layout that a write of a deal has to pin, or `nil` to leave it to Zoho: where no pipeline is written, where
    /// there is one layout only, and where the key doesn't see them.
    ///
    /// Where several layouts have a pipeline of this name, a new deal goes where the stage is, and one that is there
    /// already stays in its layout.
    ///
    /// - Throws: what says nothing of layouts (`.unauthenticated`, `.rate_limited`, …); nothing was written then.
    func layout(for draft: RecordDraft) async throws(ConnectorError) -> ZohoID? {
        guard draft.object == .deal, let pipeline = Self.text(draft, ZohoMapping.pipeline) else { return nil }
        let found = try await all().filter { $0.names.contains(pipeline) }
        guard draft.id == nil else { return Set(found.map(\.layout)).count == 1 ? found.first?.layout : nil }
        let stage = Self.text(draft, ZohoMapping.stage)
        return (found.first { place in stage.map(place.stages.contains) ?? true } ?? found.first)?.layout
    }

    private static func text(_ draft: RecordDraft, _ name: String) -> String? {
        switch draft.values[PropertyName(rawValue: name)] {
        case .text(let text), .choice(let text): text
        default: nil
        }
    }

    private func all() async throws(ConnectorError) -> [Place] {
        if let places { return places }
        var read: [Place] = []
        do throws(ConnectorError) {
            read = try await places(in: try await reading.activeLayouts())
        } catch {
            guard Self.unreadable.contains(error.kind) else { throw error }
        }
        places = read
        return read
    }

    /// None where there is nothing to choose: a single layout is the default one.
    private func places(in layouts: [ZohoWire.Layout]) async throws(ConnectorError) -> [Place] {
        guard layouts.count > 1 else { return [] }
        return zip(layouts, try await reading.pipelines(of: layouts)).flatMap { layout, pipelines in
            pipelines.map { pipeline in
                Place(
                    layout: layout.id, names: Set([pipeline.actual_value, pipeline.display_value].compactMap(\.self)),
                    stages: Set(
                        (pipeline.maps ?? []).flatMap { [$0.actual_value, $0.display_value].compactMap(\.self) }))
            }
        }
    }
}
