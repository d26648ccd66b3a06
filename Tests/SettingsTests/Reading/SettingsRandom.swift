import Workspace

/// Chance that can be repeated, for settings.
struct SettingsRandom: RandomNumberGenerator {
    private var state: UInt64

    /// Begins with a number; the same number brings the same chances.
    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    }

    /// xorshift64*, by S. Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2016.
    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func next(below bound: Int) -> Int {
        Int(next() >> 33) % bound
    }

    /// Some of the categories.
    mutating func subset(of categories: [Workspace.Category], atLeast least: Int) -> Set<Workspace.Category> {
        var chosen = Set(categories.filter { _ in next(below: 2) == 0 })
        while chosen.count < least { chosen.insert(categories[next(below: categories.count)]) }
        return chosen
    }

    /// A value of a category: few different ones, so that some are alike.
    mutating func value(of category: Workspace.Category) -> SettingsValue {
        let name = ["acme", "globex", "initech"][next(below: 3)]
        switch category {
        case .customProperties:
            let names = ["amount", "size", "stage"].filter { _ in next(below: 2) == 0 }
            let owners = ["owner_a", "owner_b"].filter { _ in next(below: 3) == 0 }
            return .customProperties(
                CustomPropertySettings(
                    properties: names.map { SampleSettings.property($0, name) }
                        + owners.map { SampleSettings.property($0, isOwner: true) }))
        case .pipelineStages:
            return SampleSettings.stages(["open", "won", "lost", "later"].filter { _ in next(below: 2) == 0 }, name)
        default: return SampleSettings.value(category, name)
        }
    }
}
