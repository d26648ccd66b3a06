import ConnectorKit

extension ZohoReading {
    /// The pipelines of all active layouts of deals: one call for the layouts, unless they came with the fields, then
    /// one for each five of them.
    ///
    /// Only deals have pipelines. One that several layouts show is told once.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let layouts = try await activeLayouts()
        var found: [Pipeline] = []
        var known: Set<String> = []
        for (layout, pipelines) in zip(layouts, try await pipelines(of: layouts)) {
            found += ZohoMapping.pipelines(pipelines, of: layout).filter { known.insert($0.id).inserted }
        }
        return found
    }

    /// The layouts by which deals can be made, in Zoho's order.
    func activeLayouts() async throws(ConnectorError) -> [ZohoWire.Layout] {
        if let kept = await memory.takeLayouts() { return kept.filter(\.isActive) }
        let answer: ZohoWire.Layouts? = try await ask(ZohoEndpoints.layouts(of: .deal).request)
        return (answer?.layouts ?? []).filter(\.isActive)
    }

    /// The pipelines of each layout; none in an account without pipelines.
    func pipelines(of layouts: [ZohoWire.Layout]) async throws(ConnectorError) -> [[ZohoWire.Pipeline]] {
        let rows = layouts.map { ZohoEndpoints.pipelines(ofLayout: $0.id) }
        var pipelines: [[ZohoWire.Pipeline]] = []
        for answer in try await reads.answers(to: rows, as: .pipelinesList) {
            let told: ZohoWire.Pipelines? = try answer.get().decoded()
            pipelines.append(told?.pipeline ?? [])
        }
        return pipelines
    }
}
