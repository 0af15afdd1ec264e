namespace JobKit.Migration;

/// <summary>A trial in code: <c>shadow.Use(control).Try(job).RunAsync(...)</c>. The control always answers; what it throws comes through untouched.</summary>
/// <typeparam name="TAnswer">What the control gives.</typeparam>
public sealed class ShadowTrial<TAnswer>
{
    private readonly IShadow _shadow;
    private readonly TimeProvider _clock;
    private readonly Func<CancellationToken, Task<TAnswer>> _control;
    private Func<object>? _candidate;

    internal ShadowTrial(IShadow shadow, TimeProvider clock, Func<CancellationToken, Task<TAnswer>> control)
    {
        _shadow = shadow;
        _clock = clock;
        _control = control;
    }

    /// <summary>The candidate: makes the job, after the control has answered. What it throws is dropped.</summary>
    public ShadowTrial<TAnswer> Try(Func<object> job)
    {
        _candidate = job;
        return this;
    }

    /// <summary>Runs the control, gives its answer, and captures it where the request is in the sample.</summary>
    /// <param name="request">What <see cref="MigrationMonitor.Begin"/> gave.</param>
    /// <param name="decision">How it was routed.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="cancellationToken">Given to the control.</param>
    public async Task<TAnswer> RunAsync(ObservedRequest request, RouteDecision decision, string? unit, CancellationToken cancellationToken = default)
    {
        if (_candidate is null || request.Stamp(decision) is not { } stamp || !_shadow.Wants(stamp.Cohort.Key, decision, unit))
        {
            return await _control(cancellationToken).ConfigureAwait(false);
        }

        var began = _clock.GetTimestamp();
        try
        {
            var answer = await _control(cancellationToken).ConfigureAwait(false);
            Capture(stamp, ShadowAnswer.Of(answer), _clock.GetElapsedTime(began));
            return answer;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Capture(stamp, ShadowAnswer.Failed(error.GetType().FullName ?? error.GetType().Name), _clock.GetElapsedTime(began));
            throw;
        }
    }

    private void Capture(RouteStamp stamp, ShadowAnswer answer, TimeSpan elapsed)
    {
        try
        {
            _shadow.Capture(new() { Stamp = stamp, Job = _candidate!(), Answer = answer, Elapsed = elapsed });
        }
        catch (Exception)
        {
            // The answer is there; nothing of a trial may change it.
        }
    }
}
