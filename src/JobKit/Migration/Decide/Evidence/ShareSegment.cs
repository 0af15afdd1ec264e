namespace JobKit.Migration;

/// <summary>First exposures while one share stood, counted by place: <see cref="ExposureCount"/> says what that means.</summary>
/// <param name="Share">The candidate's part of the randomised units, 0 to 1.</param>
/// <param name="Candidate">Places first seen on the candidate side.</param>
/// <param name="Legacy">Places first seen on the legacy side.</param>
public sealed record ShareSegment(double Share, long Candidate, long Legacy)
{
    internal bool CanBe => Candidate >= 0 && Legacy >= 0 && Share is >= 0 and <= 1;
}
