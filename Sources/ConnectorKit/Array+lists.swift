extension Array {
    /// Cuts it, in its order, into lists of at most so many, in none of which an id stands twice.
    ///
    /// What appears twice begins another list, so that its second change comes after its first.
    /// - Parameter id: an element's id; `nil` for one that has none.
    public func lists<ID: Hashable>(atMost countMax: Int, noneTwice id: (Element) -> ID?) -> [[Element]] {
        var lists: [[Element]] = []
        var ids: Set<ID> = []
        for element in self {
            let repeats = id(element).map { ids.contains($0) } ?? false
            let isFull = lists.last.map { $0.count >= countMax } ?? true
            if isFull || repeats {
                lists.append([])
                ids = []
            }
            lists[lists.count - 1].append(element)
            if let id = id(element) { ids.insert(id) }
        }
        return lists
    }
}
