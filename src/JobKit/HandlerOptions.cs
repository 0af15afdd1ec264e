using Polly;

namespace JobKit;

/// <summary>What holds for every job of one type. Unset members take the app's defaults; <see cref="EnqueueOptions"/> overrule both.</summary>
public sealed class HandlerOptions
{
    private readonly List<KeyValuePair<Type, RetryRule>> _rules = [];
    private Action<ResiliencePipelineBuilder>? _resilience;

    /// <summary>The queue; <c>default</c> when null. 1 to 64 characters of <c>a-z A-Z 0-9 . _ -</c>, not beginning with <c>jobkit-</c>.</summary>
    public string? Queue { get; set; }

    /// <summary>Lower runs first; -32,768 to 32,767; 0 when null.</summary>
    public int? Priority { get; set; }

    /// <summary>How many attempts, 1 to 100; <see cref="JobOptions.MaxAttempts"/> when null.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>How long one attempt may run, 1 s to 24 h; <see cref="JobOptions.Timeout"/> when null.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The waits between attempts; when null, exponential with full jitter from <see cref="JobOptions.RetryBaseDelay"/> to <see cref="JobOptions.RetryMaxDelay"/>.</summary>
    public IRetryPolicy? RetryPolicy { get; set; }

    /// <summary>Says what follows when an attempt throws <typeparamref name="TException"/> or a class derived from it; the most derived rule that matches wins.</summary>
    /// <remarks>A rule never gives more attempts than the job has. A second rule for the same class replaces the first.</remarks>
    public HandlerOptions OnException<TException>(RetryRule rule)
        where TException : Exception
    {
        _rules.RemoveAll(known => known.Key == typeof(TException));
        _rules.Add(new(typeof(TException), rule));
        return this;
    }

    /// <summary>Adds to the pipeline that the handler finds as <see cref="JobContext.Resilience"/>, for its outside calls (circuit breaker, rate limiter, hedging).</summary>
    /// <remarks>
    /// One pipeline per job type and process, so that a circuit breaker sees all its jobs. It is not put around the attempt itself: the
    /// retries of attempts are the engine's, because they must survive the process.
    /// </remarks>
    public HandlerOptions UseResilience(Action<ResiliencePipelineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _resilience += configure;
        return this;
    }

    /// <summary>The rule for what an attempt threw, or null.</summary>
    internal RetryRule? RuleFor(Exception exception)
    {
        KeyValuePair<Type, RetryRule>? best = null;
        foreach (var rule in _rules)
        {
            if (rule.Key.IsInstanceOfType(exception) && (best is null || best.Value.Key.IsAssignableFrom(rule.Key)))
            {
                best = rule;
            }
        }

        return best?.Value;
    }

    internal ResiliencePipeline BuildResilience(string name, TimeProvider clock)
    {
        if (_resilience is null)
        {
            return ResiliencePipeline.Empty;
        }

        var builder = new ResiliencePipelineBuilder { Name = name, TimeProvider = clock };
        _resilience(builder);
        return builder.Build();
    }
}
