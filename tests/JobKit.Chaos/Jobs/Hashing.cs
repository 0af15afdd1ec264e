using System.Security.Cryptography;

namespace JobKit.Chaos;

/// <inheritdoc cref="JobKind.Hashing"/>
[JobType("chaos.hashing")]
internal sealed record Hashing(int Index)
{
    internal sealed class Handler(RunFolder folder) : IJobHandler<Hashing, string>
    {
        public async Task<string> HandleAsync(Hashing job, JobContext context, CancellationToken cancellationToken)
        {
            var bytes = new byte[64 * 1024 * (1 + (job.Index % 8))];
            Dice.For(job.Index, 0, "bytes").NextBytes(bytes);
            var path = Path.Combine(folder.Location, $"{context.Id}.{context.Lease.Epoch}.bin");
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            await using (var file = File.OpenRead(path))
                bytes = await SHA256.HashDataAsync(file, cancellationToken);
            File.Delete(path);
            return Mark.Of(context) + Convert.ToHexString(bytes);
        }
    }
}
