namespace JobKit.Migration;

/// <inheritdoc cref="VerificationProbe"/>
internal sealed class VerificationProbeHandler : IJobHandler<VerificationProbe, string>
{
    public Task<string> HandleAsync(VerificationProbe job, JobContext context, CancellationToken cancellationToken) => Task.FromResult(job.Word);
}
