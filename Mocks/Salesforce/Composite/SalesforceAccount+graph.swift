import MockKit

/// `V/composite/graph`: several composites, each of which is saved whole or not at all.
extension SalesforceAccount {
    mutating func runGraphs(_ call: MockCall) throws -> MockResponse {
        let body = try RecordBody.object(call)
        guard let list = body["graphs"]?.array, !list.isEmpty else {
            throw SalesforceFailure.malformedJSON("graphs must be a list of graphs")
        }
        try Self.checkCount(list.count, countMax: CompositeLimits.graphsMax, of: "graphs")
        let graphs = try list.map { graph in
            guard let id = graph["graphId"]?.string, CompositeReference.isName(id) else {
                throw SalesforceFailure.malformedJSON("Each graph needs a graphId of letters, digits and underscores")
            }
            return (id: id, rows: try Self.rows(graph["compositeRequest"], allowsHeaders: false))
        }
        guard Set(graphs.map(\.id)).count == graphs.count else {
            throw SalesforceFailure.malformedJSON("Each graph needs a graphId of its own")
        }
        let nodes = graphs.reduce(0) { $0 + $1.rows.count }
        try Self.checkCount(nodes, countMax: CompositeLimits.graphNodesMax, of: "nodes")
        for graph in graphs { try GraphShape(graph.rows).check() }
        var shown: [JSON] = []
        for graph in graphs {
            let run = CompositeRun(rows: graph.rows, isAtomic: true, scope: .graph, call: call)
            let answers = run.answers(collates: false, account: &self)
            let rows = zip(graph.rows, answers).map { $1.json($0.referenceID) }
            shown.append([
                "graphId": .string(graph.id),
                "graphResponse": ["compositeResponse": .array(rows)],
                "isSuccessful": .bool(!answers.contains(where: \.isFailure)),
            ])
        }
        return .json(["graphs": .array(shown)], mediaType: SalesforceFailure.mediaType)
    }
}
