using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <inheritdoc/>
internal sealed class LegacyShadow<TRequest, TJob>(
    string key, IShadow shadow, RequestReader<TRequest> reader, JobMapping<TRequest, TJob> mapping, EnqueueTerms<TRequest> terms) : ILegacyShadow
    where TRequest : notnull
    where TJob : notnull
{
    public ShadowedExchange? Begin(MigratedRequest request)
    {
        try
        {
            return request.Decision.Stage == MigrationStage.Shadow && shadow.Wants(key, request.Decision, request.Caller.Unit)
                ? new(request, Capture)
                : null;
        }
        catch (Exception)
        {
            // The answer comes first; nothing of a trial may change it.
            return null;
        }
    }

    private void Capture(MigratedRequest request, ReadOnlyMemory<byte> body, ShadowAnswer answer, TimeSpan elapsed)
    {
        var http = request.Http;
        if (request.Stamp is not { } stamp || !reader.TryRead(http, body, out var input))
        {
            return;
        }

        var options = terms.OptionsOf(input, request);
        shadow.Capture(new()
        {
            Stamp = stamp,
            Job = mapping.Map(input, http),
            Answer = answer,
            Elapsed = elapsed,
            Owner = options.Owner,
            Tenant = options.Tenant,
        });
    }
}
