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
        var shown: [[UInt8]] = []
        for graph in graphs {
            let run = CompositeRun(rows: graph.rows, isAtomic: true, scope: .graph, call: call)
            let answers = run.answers(collates: false, account: &self)
            let isSuccessful = !answers.contains(where: \.isFailure)
            shown.append(
                RawJSON.object([
                    ("graphId", JSON.string(graph.id).encoded()),
                    ("graphResponse", RawJSON.object([("compositeResponse", run.encoded(answers))])),
                    ("isSuccessful", JSON.bool(isSuccessful).encoded()),
                ]))
        }
        return Self.response(RawJSON.object([("graphs", RawJSON.array(shown))]))
    }
}
