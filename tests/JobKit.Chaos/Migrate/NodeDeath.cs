namespace JobKit.Chaos;

/// <summary>What a killed node had sent of its counts.</summary>
/// <param name="SentAt">When it began to send the last batch that the store has; what it counted before is in. Null where the store has none.</param>
/// <param name="CountedSince">When it had its answer, or was begun where it had none; null where the store has no batch.</param>
/// <param name="CountedUntil">When it began to send the next one, or was killed before.</param>
/// <param name="MidFlush">Whether it was killed while it sent a batch.</param>
/// <param name="Stored">Whether the store has that batch.</param>
/// <param name="Delayed">Whether it waited longer than a second, because it had no answer on the batch before.</param>
internal sealed record NodeDeath(long? SentAt, long? CountedSince, long CountedUntil, bool MidFlush, bool Stored, bool Delayed)
{
    /// <param name="at">When it was killed.</param>
    /// <param name="flushes">Its journal's lines on batches.</param>
    /// <param name="seq">The last batch that the store has of it; 0 for none.</param>
    public static NodeDeath Of(long at, IReadOnlyList<FlushNote> flushes, long seq)
    {
        var last = flushes.Count == 0 ? null : flushes[^1];
        var sent = flushes.FirstOrDefault(flush => flush.Seq == seq)?.At;
        var midFlush = last is { Answer: null };
        return new(
            sent,
            flushes.LastOrDefault(flush => flush.Seq == seq && flush.Answer is not null)?.At ?? sent,
            midFlush ? last!.At : at,
            midFlush,
            midFlush && last!.Seq == seq,
            flushes.LastOrDefault(flush => flush.Answer is not null)?.Answer is FlushAnswer.Lost or FlushAnswer.Failed);
    }
}
