import ConnectorKit
import ConnectorTestKit
import Testing

@Suite("Values drawn at random")
struct ZooSweepContract {
    /// Pairs for each kind and CRM.
    private static let pairs = 500

    @Test("VER-3: Of two values that differ in the least, neither is mistaken for the other", arguments: ZooRound.drawn)
    func sweep(_ round: ZooRound) async throws {
        let place = try #require(ZooHabitat.habitat(of: round.subject.descriptor.id)?.places[round.kind])
        try await round.subject.run { session in
            let definitions = try await session.reading.properties(of: place.object, scope: .live)
            let definition = try #require(definitions.first { $0.name == place.property })
            let options = definition.options.filter(\.isActive).map(\.value)
            let connector = round.subject.connector
            var random = ZooRandom(seed: 20_261_121)
            for _ in 0..<ZooSweepContract.pairs {
                let pair = random.pair(round.kind, options: options)
                let (value, other) = try #require(pair)
                let isEqual =
                    connector.matches(written: value, readBack: value, as: definition)
                    && connector.matches(written: other, readBack: other, as: definition)
                #expect(isEqual)
                let isMistaken =
                    connector.matches(written: value, readBack: other, as: definition)
                    || connector.matches(written: other, readBack: value, as: definition)
                #expect(!isMistaken, "\(value) isn't \(other)")
            }
        }
    }
}
