using JobKit.Storage;

namespace JobKit;

/// <summary>What an attempt's outcome became.</summary>
/// <param name="Settlement">What is written, or null where nothing is to be.</param>
internal sealed record DecidedOutcome(Settlement? Settlement);
