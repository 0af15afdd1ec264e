using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Hands batches to the store in their order, each until it was taken. Not safe for concurrent use.</summary>
/// <remarks>
/// <para>A batch keeps its number and contents until the store has answered, so that one whose answer was lost is not added twice.</para>
/// <para>One count that the store will never take must not silence the node. Where a batch was refused several times and an empty one is taken,
/// the store is there and refuses what it was given: then its parts are tried, down to what is refused alone, which is dropped. A lost answer is
/// no refusal, and makes the count of them begin anew.</para>
/// </remarks>
internal sealed class ObservationSender(IObservationStore store, string node, ILogger logger)
{
    private const int Tries = 3;

    private readonly Stack<ObservationPart> _waiting = new();
    private ObservationBatch? _sending;
    private Exception? _refusal;
    private int _refused;
    private long _seq;

    /// <summary>Adds what is to be sent behind all that waits: call it when nothing does.</summary>
    public void Add(IReadOnlyList<CohortDelta> deltas, IReadOnlyList<ExposureDelta> exposures, bool isLast = false) =>
        _waiting.Push(new(deltas, exposures) { IsLast = isLast });

    /// <summary>Sends until nothing waits; what the store throws is thrown, and the next call goes on.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        while (_waiting.TryPeek(out var part))
        {
            _sending ??= new(node, ++_seq, part.Deltas) { Exposures = part.Exposures, IsLast = part.IsLast };
            await (_refused < Tries ? TryAsync(part, cancellationToken) : TakeApartAsync(part, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(ObservationPart part, CancellationToken cancellationToken)
    {
        try
        {
            // Whether it was added now or before: it is in.
            await store.AddAsync(_sending!, cancellationToken).ConfigureAwait(false);
            Next();
        }
        catch (Exception error)
        {
            _refusal = error;
            _refused = LastingRefusal.Is(error) ? _refused + 1 : 0;
            if (!part.IsSuspect || _refused == 0)
            {
                throw;
            }
        }
    }

    private async Task TakeApartAsync(ObservationPart part, CancellationToken cancellationToken)
    {
        var refusal = _refusal!;
        // With a number of its own: whether it is taken now or was before, its answer means the same.
        await store.AddAsync(new(node, ++_seq, []), cancellationToken).ConfigureAwait(false);
        Next();
        var pieces = part.Pieces();
        foreach (var piece in pieces)
        {
            _waiting.Push(piece);
        }

        if (pieces.Count == 0)
        {
            ObserveLog.Refused(logger, refusal, Name(part));
        }
    }

    private void Next()
    {
        _waiting.Pop();
        (_sending, _refusal, _refused) = (null, null, 0);
    }

    private static OneLine Name(ObservationPart part) => new(
        part.Deltas.Count > 0 ? $"{part.Deltas[0].Cohort.Endpoint} of {part.Deltas[0].Cohort.Key}" : part.Exposures.Count > 0 ? part.Exposures[0].Key : "nobody");
}
