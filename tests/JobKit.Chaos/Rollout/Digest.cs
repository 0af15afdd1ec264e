using System.Security.Cryptography;

namespace JobKit.Chaos;

/// <summary>What the candidate does for a request. The controller makes it fail by putting a file into the run's folder.</summary>
[JobType(TypeName)]
internal sealed record Digest(string Unit)
{
    public const string TypeName = "chaos.digest";

    public const string FaultFile = "candidate-is-bad";

    /// <summary>With this file one unit of fifty fails, on either side.</summary>
    public const string SomeFailFile = "some-units-fail";

    /// <summary>The work itself, which the legacy side does within its request.</summary>
    public static string Of(string unit)
    {
        var bytes = new byte[32 * 1024];
        Dice.For(unit.Length, 0, unit).NextBytes(bytes);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    public static bool Fails(string unit, RunFolder folder) => File.Exists(Path.Combine(folder.Location, SomeFailFile)) && Dice.For(0, 0, unit).Next(50) == 0;

    internal sealed class Handler(RunFolder folder) : IJobHandler<Digest, string>
    {
        public Task<string> HandleAsync(Digest job, JobContext context, CancellationToken cancellationToken) =>
            File.Exists(Path.Combine(folder.Location, FaultFile)) || Fails(job.Unit, folder)
                ? throw new DeliberateFailureException("The controller wants it to fail.")
                : Task.FromResult(Of(job.Unit));
    }
}
