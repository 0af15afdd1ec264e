namespace JobKit.EntityFrameworkCore;

/// <summary>A lock with two queues, each first come, first served: whoever waits in the urgent one goes before all the others.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _urgent = new();
    private readonly LinkedList<TaskCompletionSource> _others = new();
    private bool _taken;

    /// <summary>Waits for the turn behind all others; <see cref="Leave"/> ends it.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (Join(_others) is not { } place)
        {
            return;
        }

        var left = cancellationToken.UnsafeRegister(_ => GiveUp(_others, place, cancellationToken), null);
        await using (left.ConfigureAwait(false))
        {
            await place.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the turn on the calling thread, ahead of all that do not; it needs no thread of the pool to wake.</summary>
    public void EnterUrgently(CancellationToken cancellationToken)
    {
        if (Join(_urgent) is not { } place)
        {
            return;
        }

        using var left = cancellationToken.UnsafeRegister(_ => GiveUp(_urgent, place, cancellationToken), null);
        place.Task.GetAwaiter().GetResult();
    }

    /// <summary>Ends the turn and gives it to the next in line.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            var queue = _urgent.Count > 0 ? _urgent : _others;
            if (queue.First is not { } next)
            {
                _taken = false;
                return;
            }

            queue.RemoveFirst();
            next.Value.SetResult();
        }
    }

    /// <summary>Takes the turn where it is free, else a place in the line.</summary>
    private TaskCompletionSource? Join(LinkedList<TaskCompletionSource> line)
    {
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return null;
            }

            var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line.AddLast(place);
            return place;
        }
    }

    private void GiveUp(LinkedList<TaskCompletionSource> line, TaskCompletionSource place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Not there any more: the turn has come already, and its holder will end it.
            if (line.Remove(place))
            {
                place.SetCanceled(cancellationToken);
            }
        }
    }
}
