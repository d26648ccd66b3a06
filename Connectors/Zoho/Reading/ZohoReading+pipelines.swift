import ConnectorKit

extension ZohoReading {
    /// The pipelines of all active layouts of deals: one call for the layouts, then one for each five of them.
    ///
    /// Only deals have pipelines. One that several layouts show is told once.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let answer: ZohoWire.Layouts? = try await ask(ZohoEndpoints.layouts(of: object))
        let layouts = (answer?.layouts ?? []).filter(\.isActive)
        let rows = layouts.map { ZohoEndpoints.pipelines(ofLayout: $0.id) }
        let answers = try await ZohoReads(transport: transport).answers(to: rows, as: .pipelinesList)
        var found: [Pipeline] = []
        var known: Set<String> = []
        for (layout, answer) in zip(layouts, answers) {
            let answer = try answer.get()
            var pipelines: [ZohoWire.Pipeline] = []
            if let body = answer.body {
                pipelines = try ZohoWire.decode(ZohoWire.Pipelines.self, from: body, to: answer.request).pipeline
            }
            found += ZohoMapping.pipelines(pipelines, of: layout).filter { known.insert($0.id).inserted }
        }
        return found
    }
}
