//! Parts that nothing ties to each other, side by side: the largest first, each at the lowest free
//! place of a skyline (Baker, Coffman and Rivest 1980).

/// Width to height of the whole, about that of the pane.
const ASPECT: f32 = 1.4;

/// Lower left corners for boxes of these widths and heights, in a strip that grows upward.
/// `least_width`: the strip is no narrower.
pub fn pack(sizes: &[[f32; 2]], least_width: f32) -> Vec<[f32; 2]> {
    let area: f32 = sizes.iter().map(|size| size[0] * size[1]).sum();
    let widest = sizes.iter().map(|size| size[0]).fold(least_width, f32::max);
    let width = (area * ASPECT).sqrt().max(widest) * 1.0001;
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|&a, &b| sizes[b][1].total_cmp(&sizes[a][1]).then(a.cmp(&b)));
    let mut corners = vec![[0.0; 2]; sizes.len()];
    // From left to right: where a stretch begins, and how high it is filled.
    let mut skyline: Vec<[f32; 2]> = vec![[0.0, 0.0]];
    for nth in order {
        let [wide, high] = sizes[nth];
        let best = (0..skyline.len())
            .filter(|&first| skyline[first][0] + wide <= width)
            .map(|first| (floor_of(&skyline, first, wide), first))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // It fits at the left end at least: no box is wider than the strip.
        let (floor, first) = best.unwrap_or((floor_of(&skyline, 0, wide), 0));
        let left = skyline[first][0];
        corners[nth] = [left, floor];
        let right = left + wide;
        // What lies under its right end goes on beyond it.
        let last = skyline.partition_point(|stretch| stretch[0] < right);
        let under = skyline[last - 1][1];
        let goes_on = skyline.get(last).is_none_or(|next| next[0] > right) && right < width;
        let new = std::iter::once([left, floor + high]).chain(goes_on.then_some([right, under]));
        skyline.splice(first..last, new);
    }
    corners
}

/// How high a box lies that begins at a stretch.
fn floor_of(skyline: &[[f32; 2]], first: usize, wide: f32) -> f32 {
    let right = skyline[first][0] + wide;
    let below = skyline[first..].iter().take_while(|stretch| stretch[0] < right);
    below.map(|stretch| stretch[1]).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::graph::random::Random;

    #[test]
    fn boxes_lie_side_by_side_and_waste_little() {
        let mut random = Random::new(3);
        let mut sizes: Vec<[f32; 2]> =
            (0..200).map(|_| [1.0 + 4.0 * random.unit(), 1.0 + 4.0 * random.unit()]).collect();
        sizes.push([30.0, 20.0]);
        let corners = pack(&sizes, 0.0);
        for a in 0..sizes.len() {
            for b in 0..a {
                let apart = (0..2).any(|axis| {
                    corners[a][axis] + sizes[a][axis] <= corners[b][axis] + 1e-3
                        || corners[b][axis] + sizes[b][axis] <= corners[a][axis] + 1e-3
                });
                assert!(apart, "{a} and {b} cover each other");
            }
        }
        let top = (0..sizes.len()).map(|n| corners[n][1] + sizes[n][1]).fold(0.0, f32::max);
        let right = (0..sizes.len()).map(|n| corners[n][0] + sizes[n][0]).fold(0.0, f32::max);
        let area: f32 = sizes.iter().map(|size| size[0] * size[1]).sum();
        assert!(area > 0.75 * top * right, "{area} of {}", top * right);
    }
}
