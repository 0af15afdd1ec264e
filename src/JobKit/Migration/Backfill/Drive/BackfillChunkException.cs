namespace JobKit.Migration;

/// <summary>A chunk failed, for a reason that is not one of its rows'.</summary>
internal sealed class BackfillChunkException(string name, Exception error)
    : JobKitException($"A chunk of the backfill {name} failed: {error.Message} The next attempt goes on from the last checkpoint.", error);
