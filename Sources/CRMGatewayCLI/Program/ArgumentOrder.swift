/// Lets global options stand before the command: `crm-gateway --record FILE sync crm …`.
enum ArgumentOrder {
    /// Moves leading global options, with their values, behind the command's own arguments.
    static func normalized(_ arguments: [String]) -> [String] {
        var leading: [String] = []
        var rest = arguments[...]
        while let next = rest.first {
            let parts = next.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first, GlobalOptions.names.contains(String(name)) else { break }
            let count = parts.count == 2 ? 1 : 2
            leading += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        // Without a command there is nothing to move them behind.
        guard !rest.isEmpty else { return arguments }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + leading + Array(rest[end...])
    }
}
