using JobKit.Migration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore.Tests.Migration.Backfill;

public sealed class EnqueueMissingTests
{
    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Rows_that_miss_their_work_get_it_once_and_the_others_are_left_alone(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddPhotos<LibraryContext>);
        var photos = Photos(9);
        await library.AddAsync<LibraryContext>(photos);
        await library.Door.StartAsync(Shelves.Photos, Library.Alice);

        (await library.WorkAsync(Shelves.Photos)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 3L, Total = 3L });

        var jobs = await library.JobsAsync();
        var missing = photos.Where(photo => photo is { Status: "INGESTED", Thumbnail: null }).Select(photo => $"{photo.Id}").ToList();
        jobs.Should().HaveCount(6).And.OnlyContain(job => job.Status == JobStatus.Pending);
        jobs.Where(job => job.Type == "make-thumbnail").Select(job => job.CorrelationKey).Should().BeEquivalentTo(missing);
        jobs.Where(job => job.Type == "make-preview").Select(job => (job.CorrelationKey, job.Priority)).Should().BeEquivalentTo(missing.Select(id => (id, 5)));
        (await library.Door.VerifyAsync(Shelves.Photos)).Passed.Should().BeTrue();
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task Run_again_what_is_live_stays_one_job_and_what_ended_in_vain_is_enqueued_anew(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddPhotos<LibraryContext>);
        await library.AddAsync<LibraryContext>(Photos(6));
        await library.Door.StartAsync(Shelves.Photos, Library.Alice);
        await library.WorkAsync(Shelves.Photos);
        var ended = (await library.JobsAsync("make-preview"))[0];
        await library.Services.GetRequiredService<IJobQueue>().CancelAsync(ended.Id);

        await library.Door.StartAsync(Shelves.Photos, Library.Alice);
        await library.WorkAsync(Shelves.Photos);

        var jobs = await library.JobsAsync();
        jobs.Where(job => job.Status == JobStatus.Pending).Should().HaveCount(4);
        jobs.Where(job => job.CorrelationKey == ended.CorrelationKey && job.Type == ended.Type).Select(job => job.Status).Should().BeEquivalentTo(
            [JobStatus.Cancelled, JobStatus.Pending]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task A_repeated_chunk_does_not_repeat_work_that_ended_in_between(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddPhotos<OuterContext>, outer: true);
        await library.AddAsync<OuterContext>(Photos(3));
        await library.Door.StartAsync(Shelves.Photos, Library.Alice);
        var source = library.Services.GetServices<IBackfillSource>().Single();
        var killed = await library.Store.LeaseAsync(Shelves.Photos, 1, "killed", TimeSpan.Zero, default);
        await library.Store.LeaseAsync(Shelves.Photos, 1, "other", TimeSpan.Zero, default);
        (await source.RunAsync(new(killed.Range!, killed.StartedAt, 10, 0, TimeSpan.Zero), default)).Written.Should().BeFalse();
        var done = (await library.JobsAsync("make-thumbnail")).Single();
        await library.Services.GetRequiredService<IJobQueue>().CancelAsync(done.Id);

        await library.WorkAsync(Shelves.Photos);

        (await library.JobsAsync()).Should().HaveCount(2);
    }

    [Theory]
    [OnSqlite]
    public async Task A_row_whose_job_was_lost_fails_the_verification(TestDatabase kind)
    {
        await using var library = await Library.OpenAsync(kind, Shelves.AddPhotos<LibraryContext>);
        await library.AddAsync<LibraryContext>(Photos(6));
        await library.Door.StartAsync(Shelves.Photos, Library.Alice);
        await library.WorkAsync(Shelves.Photos);
        var lost = (await library.JobsAsync("make-preview"))[0];
        await library.WithAsync<LibraryContext, int>(db => db.Set<JobRow>().Where(row => row.Id == lost.Id.Value).ExecuteDeleteAsync());

        var report = await library.Door.VerifyAsync(Shelves.Photos);

        report.Passed.Should().BeFalse();
        report.Differences.Should().BeEquivalentTo([new BackfillDifference(lost.CorrelationKey!, BackfillDifferenceKind.Different, ["make-preview"])]);
    }

    // A third of them is ingested and without a thumbnail.
    private static Photo[] Photos(int count) =>
    [
        .. Enumerable.Range(0, count).Select(place => new Photo
        {
            Id = Guid.CreateVersion7(), Status = place % 3 == 0 ? "STORED" : "INGESTED", Thumbnail = place % 3 == 1 ? "t.png" : null,
        }),
    ];
}
