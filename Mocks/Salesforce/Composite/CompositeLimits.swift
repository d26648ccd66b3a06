/// What the composite resources take in one request.
enum CompositeLimits {
    /// Rows of a composite.
    static let compositeRowsMax = 25
    /// Queries and collections among them.
    static let compositeQueriesMax = 5
    /// Rows of a batch.
    static let batchRowsMax = 25
    /// Graphs of a request.
    static let graphsMax = 75
    /// Rows of all graphs together.
    static let graphNodesMax = 500
    /// Rows that refer to one another in a line.
    static let graphDepthMax = 15
    /// Distinct pairs of object and version in a graph.
    static let graphTypesMax = 15
    /// Records of a write of collections.
    static let writtenRecordsMax = 200
    /// Records of a read of collections by `POST`.
    static let readRecordsMax = 2000
    /// Records of a read of collections by `GET`.
    static let readRecordsByGETMax = 800
    /// Runs of records of one type in a collection.
    static let chunksMax = 10
}
