using JobKit;
using JobKit.Migration;

namespace Snippets;

internal static class EntityStatusRecipe
{
    #region entity-status-enqueue
    public static async Task UploadAsync(IJobQueue queue, Image image, CancellationToken ct)
    {
        var options = new EnqueueOptions { CorrelationKey = $"image-{image.Id}" };
        await queue.EnqueueAsync(new MakeThumbnail(image.Path), options, ct);
        await queue.EnqueueAsync(new MakePreview(image.Path), options, ct);
    }
    #endregion

    #region entity-status-read
    public static async Task<EntityStatus> StatusAsync(IJobQueue queue, Image image, CancellationToken ct)
    {
        var jobs = await queue.ListAsync(new() { CorrelationKey = $"image-{image.Id}", Limit = 200 }, ct);
        return EntityStatus.Project(jobs.Jobs, expected: ["make-thumbnail", "make-preview"]);
    }
    #endregion
}

public sealed record Image(Guid Id, string Path);

public sealed record MakeThumbnail(string Path);

public sealed record MakePreview(string Path);
